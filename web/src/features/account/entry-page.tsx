import type { ReactNode } from "react";
import { messages as common } from "@/lib/messages";
import { PageTitle } from "@/lib/ui/page-title";
import styles from "./entry-page.module.css";
import { messages } from "./messages";

/** The frame of the pages before one is logged in. */
export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <PageTitle>{title}</PageTitle>
      <div className={styles.welcome}>
        <p className={styles.product}>{common.product}</p>
        <p className={styles.tagline}>{messages.tagline}</p>
        <svg className={styles.tide} viewBox="0 0 400 120" aria-hidden="true">
          <path className={styles.water} d="M0 60h70v-24h60v44h80v-30h54v-26h60v58h76v38H0z" />
          <path className={styles.line} d="M0 60h70v-24h60v44h80v-30h54v-26h60v58h76" />
        </svg>
      </div>
      <div className={styles.card}>
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}
