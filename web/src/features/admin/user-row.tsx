import type { User } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import styles from "./admin-page.module.css";
import { messages } from "./messages";

interface UserRowProps {
  user: User;
  isSelf: boolean;
  onChange: (wanted: { admin?: boolean; locked?: boolean }) => void;
  onRemove: () => void;
}

/** One account. One's own is changed on its own page. */
export function UserRow({ user, isSelf, onChange, onRemove }: UserRowProps) {
  const { username, createdAt, admin, locked, watches } = user;
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          {username}
          {admin && <span className={styles.badge}>{messages.administrator}</span>}
          {locked && (
            <span className={`${styles.badge} ${styles.lockedBadge}`}>{messages.locked}</span>
          )}
        </p>
        <p className={styles.facts}>{messages.facts(formatTime(createdAt, "day"), watches)}</p>
      </div>
      {isSelf ? (
        <p className={styles.facts}>{messages.thisIsYou}</p>
      ) : (
        <div className={styles.actions}>
          <Button
            aria-label={
              admin
                ? messages.takeAdministrationOf(username)
                : messages.makeAdministratorOf(username)
            }
            onClick={() => onChange({ admin: !admin })}
          >
            {admin ? messages.takeAdministration : messages.makeAdministrator}
          </Button>
          <Button
            aria-label={locked ? messages.unlockOf(username) : messages.lockOf(username)}
            onClick={() => onChange({ locked: !locked })}
          >
            {locked ? messages.unlock : messages.lock}
          </Button>
          <Button look="danger" aria-label={messages.removeOf(username)} onClick={onRemove}>
            {messages.remove}
          </Button>
        </div>
      )}
    </li>
  );
}
