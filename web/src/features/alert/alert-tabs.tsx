import { Link } from "@tanstack/react-router";
import styles from "./alert.module.css";
import { messages } from "./messages";

/** What one was told, what one wants to be told, and how. */
export function AlertTabs() {
  const look = { className: styles.tab ?? "", activeProps: { "aria-current": "page" as const } };
  return (
    <nav className={styles.tabs} aria-label={messages.sections}>
      <Link to="/inbox" {...look}>
        {messages.inbox}
      </Link>
      <Link to="/alerts" {...look}>
        {messages.alerts}
      </Link>
      <Link to="/account" hash="channels" {...look}>
        {messages.channels}
      </Link>
    </nav>
  );
}
