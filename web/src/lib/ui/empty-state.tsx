import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

interface EmptyStateProps {
  title: string;
  /** It is the whole page, and its title the title of the page. */
  isPage?: boolean;
  children?: ReactNode;
}

/** A list, or a page, with nothing in it: what would be here, and how to get it. */
export function EmptyState({ title, isPage = false, children }: EmptyStateProps) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div className={styles.empty}>
      <svg className={styles.picture} viewBox="0 0 160 64" aria-hidden="true">
        <path className={styles.water} d="M0 40h34v-14h30v22h28v-30h30v18h38v28H0z" />
        <path className={styles.line} d="M0 40h34v-14h30v22h28v-30h30v18h38" />
        <circle className={styles.dot} cx="122" cy="36" r="4" />
      </svg>
      <Title className={styles.title}>{title}</Title>
      {children}
    </div>
  );
}
