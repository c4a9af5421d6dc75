import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { unreadQuery } from "./api";
import styles from "./inbox-link.module.css";
import { messages } from "./messages";

/** The way to the inbox, with how much of it is unread. */
export function InboxLink() {
  const unread = useQuery(unreadQuery).data ?? 0;
  const name = unread === 0 ? messages.inbox : messages.inboxUnread(unread);
  return (
    <Link
      to="/inbox"
      className={styles.link}
      activeProps={{ className: styles.active ?? "", "aria-current": "page" }}
      aria-label={name}
      title={name}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4" />
      </svg>
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
