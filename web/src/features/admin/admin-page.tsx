import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageTitle } from "@/lib/ui/page-title";
import styles from "./admin-page.module.css";
import { messages } from "./messages";
import { PollingPanel } from "./polling-panel";
import { RegistrationPanel } from "./registration-panel";
import { UsersPanel } from "./users-panel";

/** What administrators decide and look after. How the sources stand is shown by whoever knows them. */
export function AdminPage({ sources }: { sources: ReactNode }) {
  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div>
        <h1>{messages.title}</h1>
        <p className={styles.facts}>
          {messages.introduction} <Link to="/admin/operations">{messages.operations}</Link>
        </p>
      </div>
      <RegistrationPanel />
      <UsersPanel />
      <section className={styles.section} aria-labelledby="sources">
        <h2 id="sources">{messages.sources}</h2>
        {sources}
      </section>
      <PollingPanel />
    </div>
  );
}
