import { useMutation } from "@tanstack/react-query";
import { Button } from "@/lib/ui/button";
import buttonStyles from "@/lib/ui/button.module.css";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./account-page.module.css";
import { exportingList } from "./export-list";
import formStyles from "./form.module.css";
import { messages } from "./import-messages";

/** One's list and one's account as files, to keep or to take elsewhere. */
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
      <p className={styles.facts}>{messages.exportAllText}</p>
      <div className={formStyles.actions}>
        <a className={buttonStyles.button} href="/api/v1/account/export" download>
          {messages.exportAll}
        </a>
      </div>
    </section>
  );
}
