import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Item } from "@/lib/api/types";
import { AddForm } from "./add-form";
import { AddMany } from "./add-many";
import styles from "./add-panel.module.css";
import { AddProgress } from "./add-progress";
import { linksIn } from "./links";
import { messages } from "./messages";
import { useAdding } from "./use-adding";
import { useDroppedText } from "./use-dropped-text";

/** What to offer for an item whose price was just found. */
export type Suggest = (item: Item) => ReactNode;

interface AddPanelProps {
  initialUrl?: string;
  suggest?: Suggest;
}

/** The ways to put items on the list: one link, many at once, or links dropped on the page. */
export function AddPanel({ initialUrl = "", suggest }: AddPanelProps) {
  const adding = useAdding(initialUrl);
  const navigate = useNavigate();
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
          onSearch={(q) => void navigate({ to: "/search", search: { q } })}
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
          suggest={suggest}
          onDismiss={() => adding.dismiss(submission)}
        />
      ))}
    </>
  );
}
