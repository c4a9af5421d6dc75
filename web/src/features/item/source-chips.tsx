import { Link } from "@tanstack/react-router";
import type { PriceHistory, Source } from "@/lib/api/types";
import { messages as common } from "@/lib/messages";
import styles from "./chips.module.css";
import { messages } from "./messages";

/** One chip for each source that has prices, once there is another than the one shown; the chosen one's history is shown. */
export function SourceChips({ history }: { history: PriceHistory }) {
  if (history.sources.every((source) => source === history.source)) return null;
  return (
    <nav className={styles.list} aria-labelledby="prices-from" aria-describedby="not-mixed">
      <span id="prices-from">{messages.pricesFrom}</span>
      <ul className={styles.chips}>
        {history.sources.map((source) => (
          <li key={source}>
            <Chip source={source} current={source === history.source} />
          </li>
        ))}
      </ul>
      <span id="not-mixed">{messages.notMixed}</span>
    </nav>
  );
}

function Chip({ source, current }: { source: Source; current: boolean }) {
  return (
    <Link
      from="/items/$itemKey"
      search={(before) => ({ ...before, source })}
      replace
      resetScroll={false}
      className={`${styles.chip} ${current ? styles.current : ""}`}
      aria-current={current ? "true" : undefined}
    >
      {common.sourceNames[source]}
    </Link>
  );
}
