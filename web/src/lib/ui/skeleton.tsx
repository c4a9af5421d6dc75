import { messages } from "@/lib/messages";
import styles from "./skeleton.module.css";

/** The outline of what is being loaded. It appears after a moment, so that fast answers do not flicker. */
export function Skeleton({ rows, height }: { rows: number; height: string }) {
  return (
    <div className={styles.skeleton} role="status" data-loading>
      <span className="visually-hidden">{messages.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} style={{ height }} />
      ))}
    </div>
  );
}
