import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ListedWatch } from "@/lib/api/types";
import { tagsIn } from "@/lib/tags";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { TextField } from "@/lib/ui/text-field";
import { changingWatches, removingWatches } from "./api";
import styles from "./bulk-bar.module.css";
import { messages } from "./messages";

interface BulkBarProps {
  watches: readonly ListedWatch[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onDone: () => void;
}

/** What can be done to several items at once: tag them, or take them off the list. */
export function BulkBar({ watches, chosen, onChosen, onDone }: BulkBarProps) {
  const changing = useMutation(changingWatches);
  const [tag, setTag] = useState("");
  const [asking, setAsking] = useState(false);
  const selected = watches.filter(({ itemKey }) => chosen.has(itemKey));
  const nothing = selected.length === 0;

  function retag(change: (tags: readonly string[]) => string[]) {
    const wanted = selected
      .map(({ itemKey, tags }) => ({ itemKey, before: tags, tags: change(tags) }))
      .filter(({ before, tags }) => before.join() !== tags.join());
    changing.mutate(wanted.map(({ itemKey, tags }) => ({ itemKey, change: { tags } })));
  }

  function add(event: FormEvent) {
    event.preventDefault();
    const added = tagsIn(tag);
    if (added.length > 0 && !nothing) retag((tags) => [...new Set([...tags, ...added])]);
  }

  return (
    <section className={styles.bar} aria-label={messages.bulkLabel}>
      <p className={styles.count} role="status">
        {messages.selected(selected.length)}
      </p>
      <Button onClick={() => onChosen(new Set(watches.map(({ itemKey }) => itemKey)))}>
        {messages.selectAll}
      </Button>
      <form className={styles.tag} onSubmit={add}>
        <TextField
          label={messages.tag}
          labelHidden
          placeholder={messages.tag}
          maxLength={32}
          autoComplete="off"
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        />
        <Button
          type="submit"
          disabled={nothing}
          busyText={changing.isPending ? messages.changing : undefined}
        >
          {messages.addTag}
        </Button>
        <Button
          disabled={nothing || tag.trim() === ""}
          onClick={() => retag((tags) => tags.filter((each) => !tagsIn(tag).includes(each)))}
        >
          {messages.removeTag}
        </Button>
      </form>
      <Button look="danger" disabled={nothing} onClick={() => setAsking(true)}>
        {messages.removeSelected}
      </Button>
      {changing.isError && <ErrorNotice title={messages.changeFailed} error={changing.error} />}
      {asking && (
        <RemoveDialog
          itemKeys={selected.map(({ itemKey }) => itemKey)}
          onKeep={() => setAsking(false)}
          onRemoved={onDone}
        />
      )}
    </section>
  );
}

interface RemoveDialogProps {
  itemKeys: readonly string[];
  onKeep: () => void;
  onRemoved: () => void;
}

function RemoveDialog({ itemKeys, onKeep, onRemoved }: RemoveDialogProps) {
  const removing = useMutation(removingWatches);
  return (
    <Dialog title={messages.removeQuestion(itemKeys.length)} onClose={onKeep}>
      <p>{messages.removeConsequence}</p>
      {removing.isError && <ErrorNotice title={messages.changeFailed} error={removing.error} />}
      <div className={styles.actions}>
        <Button onClick={onKeep}>{messages.keep}</Button>
        <Button
          look="danger"
          busyText={removing.isPending ? messages.changing : undefined}
          onClick={() => removing.mutate(itemKeys, { onSuccess: onRemoved })}
        >
          {messages.removeSelected}
        </Button>
      </div>
    </Dialog>
  );
}
