import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/** A list with nothing in it: what would be here, and how to get it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg className={styles.picture} viewBox="0 0 160 64" aria-hidden="true">
        <path className={styles.water} d="M0 40h34v-14h30v22h28v-30h30v18h38v28H0z" />
        <path className={styles.line} d="M0 40h34v-14h30v22h28v-30h30v18h38" />
        <circle className={styles.dot} cx="122" cy="36" r="4" />
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
