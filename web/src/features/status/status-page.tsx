import { useQueries, useQuery } from "@tanstack/react-query";
import type { Connector } from "@/lib/api/types";
import { formatTaken, formatTime } from "@/lib/dates";
import { instanceQuery } from "@/lib/session/session-queries";
import { PageTitle } from "@/lib/ui/page-title";
import { type Part, parts, type Reply, replyQuery } from "./api";
import { messages } from "./messages";
import styles from "./status-page.module.css";

interface Asked {
  data: Reply | undefined;
  isPending: boolean;
  isError: boolean;
  /** When it last answered or failed to, in milliseconds since 1970; 0 before that. */
  at: number;
}

/** Whether this installation works, for everyone who wonders. */
export function StatusPage() {
  const instance = useQuery(instanceQuery);
  const replies = useQueries({ queries: parts.map(replyQuery) });
  const asked = replies.map(
    ({ data, isPending, isError, dataUpdatedAt, errorUpdatedAt }): Asked => ({
      data,
      isPending,
      isError,
      at: Math.max(dataUpdatedAt, errorUpdatedAt),
    }),
  );
  const lastAsked = Math.max(...asked.map(({ at }) => at));
  return (
    <div className={styles.page}>
      <PageTitle>{messages.title}</PageTitle>
      <div>
        <h1>{messages.title}</h1>
        <p className={styles.introduction}>{messages.introduction}</p>
      </div>
      <p role="status" className={`${styles.summary} ${toneOf(asked)}`}>
        {summaryOf(asked)}
      </p>
      <ul className={styles.list} aria-label={messages.title}>
        {parts.map((part, index) => (
          <PartRow key={part} part={part} asked={asked[index] as Asked} />
        ))}
      </ul>
      <p className={styles.facts}>
        {instance.data && `${messages.version} ${instance.data.version}`}
        {lastAsked > 0 && ` · ${messages.lastAsked(formatTime(lastAsked, "time"))}`}
      </p>
    </div>
  );
}

function summaryOf(asked: Asked[]): string {
  if (asked.some(({ isError }) => isError)) return messages.trouble;
  return asked.some(({ isPending }) => isPending) ? messages.asking : messages.allWell;
}

function toneOf(asked: Asked[]): string {
  if (asked.some(({ isError }) => isError)) return styles.bad ?? "";
  return asked.some(({ isPending }) => isPending) ? "" : (styles.good ?? "");
}

function PartRow({ part, asked }: { part: Part; asked: Asked }) {
  const { name, text } = messages.parts[part];
  const { data, isError } = asked;
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.facts}>{text}</p>
      </div>
      <div>
        <p className={isError ? styles.bad : speaksWell(part, data) ? styles.good : undefined}>
          {isError ? messages.away : answerOf(data)}
        </p>
        {isError && <p className={styles.facts}>{messages.awayHelp}</p>}
        {part === "prices" && data && data !== "hidden" && !isError && (
          <p className={styles.facts}>
            {messages.sources}: {sourcesIn(data.connectors)}
          </p>
        )}
      </div>
    </li>
  );
}

function answerOf(reply: Reply | undefined): string {
  if (reply === undefined) return messages.asking;
  return reply === "hidden" ? messages.hidden : messages.answers(formatTaken(reply.took));
}

/** What is known of sources lasts for minutes: an answer that knows of none says nothing of who asks the shops. */
function speaksWell(part: Part, reply: Reply | undefined): boolean {
  if (reply === undefined || reply === "hidden") return false;
  return part !== "prices" || usedOf(reply.connectors).length > 0;
}

/** A source that is not set up is in no trouble. */
function usedOf(connectors: Connector[]): Connector[] {
  return connectors.filter(({ state }) => state !== "not-configured");
}

function sourcesIn(connectors: Connector[]): string {
  const used = usedOf(connectors);
  const troubled = used.filter(({ state }) => state !== "ok").length;
  if (used.length === 0) return messages.sourcesNone;
  return troubled === 0 ? messages.sourcesWell : messages.sourcesTroubled(troubled);
}
