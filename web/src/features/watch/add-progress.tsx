import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { formatElapsed, formatTime, SECOND } from "@/lib/dates";
import { itemName, waitingReason } from "@/lib/item/item-words";
import { useLatestProgress } from "@/lib/live/use-live";
import { formatMoney } from "@/lib/money";
import { Button } from "@/lib/ui/button";
import { useNow } from "@/lib/ui/use-now";
import type { Suggest } from "./add-panel";
import styles from "./add-progress.module.css";
import { type Added, watchesKey, watchQuery } from "./api";
import { messages } from "./messages";
import { type Outcome, outcomeOf } from "./progress";

/** A link that was pasted, and when; `answeredAt` is when the server had understood it. */
export interface Submission {
  added: Added;
  sentAt: number;
  answeredAt: number;
}

/** Past this the page says that one need not wait. */
const LONG = 5 * SECOND;

interface AddProgressProps {
  submission: Submission;
  suggest: Suggest | undefined;
  onDismiss: () => void;
}

/** The steps a pasted link goes through, each with the time it took, up to its price or the reason why there is none. */
export function AddProgress({ submission, suggest, onDismiss }: AddProgressProps) {
  const { added, sentAt, answeredAt } = submission;
  const { itemKey } = added.watch;
  const heard = useLatestProgress(itemKey);
  // The events tell sooner; asking again is for the case that they do not come through.
  const watch = useQuery({
    ...watchQuery(itemKey),
    refetchInterval: ({ state }) => (state.data?.item.price === null ? 2 * SECOND : false),
  });
  const item = watch.data?.item ?? added.item;
  const outcome = outcomeOf(item, heard);
  useFreshList(outcome);
  const endedAt = useMoment(outcome !== "looking");
  const now = useNow(outcome === "looking" ? 100 : 0);
  const until = Math.max(endedAt ?? now, answeredAt);
  const price = item.price ?? heard?.event.price ?? null;
  const isNew = added.item.price === null;

  return (
    <section className={styles.card} aria-label={messages.fetching}>
      <div className={styles.head}>
        <p className={styles.name}>
          <Link to="/items/$itemKey" params={{ itemKey }}>
            {itemName(item)}
          </Link>
        </p>
        <Button aria-label={messages.dismissNamed(itemName(item))} onClick={onDismiss}>
          {messages.dismiss}
        </Button>
      </div>
      <ol className={styles.steps} aria-live="polite">
        <Step state="done" time={answeredAt - sentAt}>
          {messages.linkUnderstood}
        </Step>
        <Step state={outcome === "looking" ? "running" : "done"} time={until - answeredAt}>
          {messages.lookingUp}
        </Step>
        {outcome === "found" && price ? (
          <Step state="done" time={until - sentAt} total>
            {messages.priceFound(formatMoney(price.amount, price.currency))}
          </Step>
        ) : (
          <Step state={outcome === "looking" ? "ahead" : "failed"}>
            {outcome === "looking" ? messages.waitingForPrice : messages.noPriceYet}
          </Step>
        )}
      </ol>
      <Explanation outcome={outcome} detail={waitingReason(item)} />
      {outcome === "found" && (
        <p className={styles.help} role="status">
          {isNew ? messages.started : messages.known(formatTime(item.trackedSince, "day"))}
        </p>
      )}
      {outcome === "found" && item.price && suggest?.(item)}
      {outcome === "looking" && now - sentAt > LONG && (
        <p className={styles.help} role="status">
          {messages.stillTrying}
        </p>
      )}
    </section>
  );
}

const explanations: Partial<Record<Outcome, { title: string; help: string }>> = {
  blocked: { title: messages.blockedTitle, help: messages.blockedHelp },
  "waiting-for-source": { title: messages.waitingTitle, help: messages.waitingHelp },
  gone: { title: messages.goneTitle, help: messages.goneHelp },
  checking: { title: messages.checkingTitle, help: messages.checkingHelp },
  unreachable: { title: messages.unreachableTitle, help: messages.unreachableHelp },
};

function Explanation({ outcome, detail }: { outcome: Outcome; detail: string | null }) {
  const explanation = explanations[outcome];
  if (!explanation) return null;
  return (
    <div className={styles.trouble} role="status">
      <p className={styles.troubleTitle}>{explanation.title}</p>
      <p>{(outcome === "waiting-for-source" && detail) || explanation.help}</p>
    </div>
  );
}

interface StepProps {
  state: "done" | "running" | "ahead" | "failed";
  time?: number;
  total?: boolean;
  children: string;
}

const marks = { done: "✓", running: "", ahead: "", failed: "!" };

function Step({ state, time, total, children }: StepProps) {
  const elapsed = time === undefined ? "" : formatElapsed(Math.max(time, 0));
  return (
    <li className={`${styles.step} ${styles[state]}`}>
      <span className={styles.mark} aria-hidden="true">
        {marks[state]}
      </span>
      <span>{children}</span>
      {/* A running clock would make a screen reader talk without end. */}
      <span className={styles.time} aria-hidden={state === "running" || undefined}>
        {total ? messages.inAll(elapsed) : elapsed}
      </span>
    </li>
  );
}

/** The list below shows what has become of the link, even when no event tells it. */
function useFreshList(outcome: Outcome) {
  const client = useQueryClient();
  useEffect(() => {
    if (outcome !== "looking") void client.invalidateQueries({ queryKey: watchesKey });
  }, [client, outcome]);
}

/** When something first became true. */
function useMoment(happened: boolean): number | null {
  const [moment, setMoment] = useState<number | null>(null);
  useEffect(() => setMoment(happened ? Date.now() : null), [happened]);
  return moment;
}
