import type { ReactNode } from "react";
import styles from "./notice.module.css";

interface NoticeProps {
  tone: "info" | "warning" | "error" | "good";
  title?: string;
  /** Whether it is all that the page has to say: then its title is the page's. */
  isPage?: boolean | undefined;
  children?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; without one the notice is part of the page. */
  announce?: "alert" | "status";
}

const marks = { info: "i", warning: "!", error: "!", good: "✓" };

/** A message in the flow of the page: what happened, and what to do about it. */
export function Notice({ tone, title, isPage, children, announce }: NoticeProps) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={announce}>
      <span className={styles.mark} aria-hidden="true">
        {marks[tone]}
      </span>
      <div className={styles.text}>
        {title && <Title className={styles.title}>{title}</Title>}
        {children}
      </div>
    </div>
  );
}
