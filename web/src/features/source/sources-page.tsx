import { PageTitle } from "@/lib/ui/page-title";
import { ConnectorList } from "./connector-list";
import { messages } from "./messages";
import styles from "./sources-page.module.css";

/** Where prices come from, for everyone who wonders why one is missing. */
export function SourcesPage() {
  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div>
        <h1>{messages.title}</h1>
        <p className={styles.introduction}>{messages.introduction}</p>
      </div>
      <ConnectorList />
    </div>
  );
}
