import type { PriceImport } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import styles from "./account-page.module.css";
import { refusedRowsAddress } from "./import-api";
import importStyles from "./import-card.module.css";
import { messages } from "./import-messages";

/** One import: how far it is, or what came of it. */
export function ImportRow({ found }: { found: PriceImport }) {
  return (
    <li className={styles.session}>
      <div className={importStyles.row}>
        <p className={styles.device}>{messages.begun(formatTime(found.createdAt, "minute"))}</p>
        {found.state === "running" && found.rows !== null ? (
          <progress
            className={importStyles.progress}
            value={found.done}
            max={Math.max(found.rows, 1)}
            aria-label={messages.progress}
          />
        ) : null}
        <p className={styles.details}>{words(found)}</p>
        {found.problem && <p className={importStyles.problem}>{found.problem}</p>}
      </div>
      {found.refused > 0 && (
        <a href={refusedRowsAddress(found.importId)} download>
          {messages.refusedRows(found.refused)}
        </a>
      )}
    </li>
  );
}

function words(found: PriceImport): string {
  switch (found.state) {
    case "receiving":
      return messages.receiving;
    case "waiting":
      return messages.waiting;
    case "running":
      return found.rows === null ? messages.reading : messages.doneOf(found.done, found.rows);
    case "done":
    case "failed":
      return messages.result(found.accepted, found.unchanged, found.refused);
  }
}
