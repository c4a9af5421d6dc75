import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { ApiError } from "@/lib/api/api-error";
import { SECOND } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { reasonOf } from "@/lib/ui/error-notice";
import styles from "./add-many.module.css";
import { addWatch, watchesKey } from "./api";
import { messages } from "./messages";

/** What has become of one of many links. */
interface Entry {
  link: string;
  state: keyof typeof messages.oneOfMany;
  itemKey?: string;
  reason?: string;
}

/** Adds links one after another and says of each what became of it. */
export function AddMany({ links, onDismiss }: { links: readonly string[]; onDismiss: () => void }) {
  const client = useQueryClient();
  const [entries, setEntries] = useState<Entry[]>(() =>
    links.map((link) => ({ link, state: "waiting" })),
  );

  useEffect(() => {
    let stopped = false;
    const put = (index: number, change: Partial<Entry>) =>
      setEntries((all) => all.map((entry, at) => (at === index ? { ...entry, ...change } : entry)));

    async function addAll() {
      for (let index = 0; index < links.length && !stopped; index++) {
        put(index, { state: "adding" });
        put(index, await addOne(links[index] ?? "", () => stopped));
        void client.invalidateQueries({ queryKey: watchesKey });
      }
    }
    void addAll();
    return () => {
      stopped = true;
    };
  }, [links, client]);

  const count = (state: Entry["state"]) => entries.filter((entry) => entry.state === state).length;
  const done = count("waiting") + count("adding") === 0;
  return (
    <section className={styles.card} aria-label={messages.many(links.length)}>
      <div className={styles.head}>
        <p className={styles.title} role="status">
          {done
            ? messages.manyDone(count("added"), count("already"), count("refused"))
            : messages.many(links.length)}
        </p>
        {done && <Button onClick={onDismiss}>{messages.dismiss}</Button>}
      </div>
      <progress
        className={styles.progress}
        aria-label={messages.many(links.length)}
        max={links.length}
        value={entries.length - count("waiting") - count("adding")}
      />
      <ul className={styles.list}>
        {entries.map(({ link, state, itemKey, reason }) => (
          <li key={link} className={styles[state]}>
            <span className={styles.link}>
              {itemKey ? (
                <Link to="/items/$itemKey" params={{ itemKey }}>
                  {link}
                </Link>
              ) : (
                link
              )}
            </span>
            <span className={styles.state}>{reason ?? messages.oneOfMany[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The server may ask for patience; a link that it refuses is refused for good. */
async function addOne(link: string, isStopped: () => boolean): Promise<Partial<Entry>> {
  for (;;) {
    try {
      const { watch, already } = await addWatch(link);
      return { state: already ? "already" : "added", itemKey: watch.itemKey };
    } catch (error) {
      const wait =
        error instanceof ApiError && error.status === 429 ? error.retryAfterSeconds : null;
      if (wait === null || isStopped()) return { state: "refused", reason: reasonOf(error) };
      await new Promise((resolve) => setTimeout(resolve, wait * SECOND));
    }
  }
}
