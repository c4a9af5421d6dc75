import { useMutation, useQuery } from "@tanstack/react-query";
import { type DragEvent, useId, useState } from "react";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import styles from "./account-page.module.css";
import { importing, importsQuery, isUnderWay } from "./import-api";
import importStyles from "./import-card.module.css";
import { messages } from "./import-messages";
import { ImportRow } from "./import-row";

const LARGEST_BYTES = 20 * 1024 * 1024;
const MOST_SHOWN = 5;

/** Takes a file of prices seen elsewhere, and shows how its import goes. */
export function ImportCard() {
  const imports = useQuery(importsQuery);
  const upload = useMutation(importing);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const input = useId();
  const busy = upload.isPending || (imports.data?.some(isUnderWay) ?? false);

  function take(file: File | null | undefined) {
    if (!file || busy) return;
    const wrong =
      file.size === 0 ? messages.empty : file.size > LARGEST_BYTES ? messages.tooLarge : undefined;
    setProblem(wrong);
    if (!wrong) upload.mutate(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <section className={styles.card} aria-labelledby="imports">
      <h2 id="imports">{messages.imports}</h2>
      <p className={styles.facts}>{messages.introduction}</p>
      <pre className={importStyles.example}>{messages.example}</pre>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the file button, which everybody can use */}
      <div
        className={`${importStyles.drop} ${over ? importStyles.over : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={input}>{busy ? messages.busy : messages.choose}</label>
        <input
          id={input}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          disabled={busy}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {problem && <Notice tone="error" title={problem} announce="alert" />}
      {upload.isPending && <Notice tone="info" title={messages.sending} announce="status" />}
      {upload.isError && <ErrorNotice title={messages.sendFailed} error={upload.error} />}
      {imports.isError && (
        <ErrorNotice title={messages.loadFailed} error={imports.error} retry={imports.refetch} />
      )}
      {imports.data && imports.data.length > 0 && (
        <ul>
          {imports.data.slice(0, MOST_SHOWN).map((each) => (
            <ImportRow key={each.importId} found={each} />
          ))}
        </ul>
      )}
    </section>
  );
}
