import { useLiveStatus } from "@/lib/live/use-live";
import styles from "./live-mark.module.css";
import { messages } from "./messages";

/** Whether prices update by themselves; speaks up only when they no longer do. */
export function LiveMark() {
  const status = useLiveStatus();
  return (
    <div className={styles.mark}>
      {status === "live" && (
        <span className={styles.live} title={messages.liveLong}>
          {messages.live}
        </span>
      )}
      <div role="status" className={styles.word}>
        {status === "lost" && <p className={styles.lost}>{messages.connectionLost}</p>}
      </div>
    </div>
  );
}
