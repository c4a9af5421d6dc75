import styles from "./first-steps.module.css";

/** How a price gets on the list, in three pictures with a sentence each. */
export function FirstSteps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step}>
          <svg viewBox="0 0 96 60" aria-hidden="true" className={styles.picture}>
            {drawings[index]}
          </svg>
          <p>{step}</p>
        </li>
      ))}
    </ol>
  );
}

/** A shop with an item in its window; the box with a link in it; a price that moves. */
const drawings = [
  <g key="shop">
    <path className={styles.soft} d="M24 24h48v26H24z" />
    <path className={styles.line} d="M24 26v24h48V26M20 14h56l4 10H16zM34 50V36h12v14" />
    <circle className={styles.dot} cx="60" cy="38" r="5" />
  </g>,
  <g key="link">
    <rect className={styles.soft} x="8" y="20" width="80" height="20" rx="6" />
    <rect className={styles.line} x="8" y="20" width="80" height="20" rx="6" />
    <path className={styles.line} d="M18 30h32" />
    <path className={styles.dot} d="M62 24l14 7-6 2-2 6z" />
  </g>,
  <g key="price">
    <path className={styles.soft} d="M8 50V22h20v-8h18v22h20v-6h22v20z" />
    <path className={styles.line} d="M8 22h20v-8h18v22h20v-6h22" />
    <circle className={styles.dot} cx="88" cy="30" r="4" />
  </g>,
];
