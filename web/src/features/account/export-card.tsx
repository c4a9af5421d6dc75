import { useMutation } from "@tanstack/react-query";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./account-page.module.css";
import { exportingList } from "./export-list";
import formStyles from "./form.module.css";
import { messages } from "./import-messages";

/** One's list as a file, to keep or to take elsewhere. */
export function ExportCard() {
  const collect = useMutation(exportingList);
  return (
    <section className={styles.card} aria-labelledby="export">
      <h2 id="export">{messages.exportTitle}</h2>
      <p className={styles.facts}>{messages.exportText}</p>
      {collect.isError && <ErrorNotice title={messages.exportFailed} error={collect.error} />}
      <div className={formStyles.actions}>
        <Button
          busyText={collect.isPending ? messages.exporting : undefined}
          onClick={() => collect.mutate()}
        >
          {messages.exportButton}
        </Button>
      </div>
    </section>
  );
}
