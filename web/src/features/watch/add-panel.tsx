import { useState } from "react";
import { AddForm } from "./add-form";
import { AddMany } from "./add-many";
import styles from "./add-panel.module.css";
import { AddProgress } from "./add-progress";
import { linksIn } from "./links";
import { messages } from "./messages";
import { useAdding } from "./use-adding";
import { useDroppedText } from "./use-dropped-text";

/** The ways to put items on the list: one link, many at once, or links dropped on the page. */
export function AddPanel({ initialUrl = "" }: { initialUrl?: string }) {
  const adding = useAdding(initialUrl);
  const [batches, setBatches] = useState<{ id: number; links: string[] }[]>([]);

  function take(text: string): boolean {
    const links = linksIn(text);
    if (links.length < 2) return false;
    setBatches((earlier) => [{ id: Date.now(), links }, ...earlier]);
    adding.setUrl("");
    return true;
  }

  const dragging = useDroppedText((text) => {
    if (!take(text)) adding.setUrl(linksIn(text)[0] ?? text.trim());
  });

  return (
    <>
      <div className={dragging ? styles.dragging : undefined} data-drop={messages.dropHere}>
        <AddForm
          url={adding.url}
          onUrl={adding.setUrl}
          onPasted={take}
          busy={adding.isPending}
          error={adding.error}
          onSubmit={adding.submit}
        />
      </div>
      {batches.map(({ id, links }) => (
        <AddMany
          key={id}
          links={links}
          onDismiss={() => setBatches((all) => all.filter((batch) => batch.id !== id))}
        />
      ))}
      {adding.submissions.map((submission) => (
        <AddProgress
          key={submission.added.watch.itemKey}
          submission={submission}
          onDismiss={() => adding.dismiss(submission)}
        />
      ))}
    </>
  );
}
