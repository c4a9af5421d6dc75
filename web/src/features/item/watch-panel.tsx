import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ItemPage, Watch } from "@/lib/api/types";
import { compare, formatMoney, percentOff, readAmount } from "@/lib/money";
import { useAccount } from "@/lib/session/session-queries";
import { tagsIn } from "@/lib/tags";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import { changingWatch, ownWatchQuery, removingWatch, watchingItem } from "./api";
import styles from "./item-page.module.css";
import { messages } from "./messages";
import panelStyles from "./watch-panel.module.css";

/** One's own part of an item: on the list or not, the price one waits for, and tags. */
export function WatchPanel({ page }: { page: ItemPage }) {
  const { itemKey, url } = page.item;
  const account = useAccount();
  const watch = useQuery({ ...ownWatchQuery(itemKey), enabled: account !== null });
  const removing = useMutation(removingWatch);
  const adding = useMutation(watchingItem);
  if (watch.data === undefined) return null;
  if (watch.data === null) {
    return (
      <div className={styles.join}>
        <Button
          look="primary"
          busyText={adding.isPending ? messages.adding : undefined}
          onClick={() => {
            removing.reset();
            adding.mutate({ itemKey, url });
          }}
        >
          {messages.add}
        </Button>
        {removing.isSuccess && (
          <Notice tone="good" announce="status">
            {messages.removed}
          </Notice>
        )}
        {adding.isError && <ErrorNotice title={messages.addFailed} error={adding.error} />}
      </div>
    );
  }
  return (
    <section className={styles.card} aria-labelledby="own-watch">
      <div className={styles.cardHead}>
        <h2 id="own-watch">{messages.ownWatch}</h2>
        <Button
          look="danger"
          busyText={removing.isPending ? messages.removing : undefined}
          onClick={() => removing.mutate(itemKey)}
        >
          {messages.remove}
        </Button>
      </div>
      {removing.isError && <ErrorNotice title={messages.removeFailed} error={removing.error} />}
      <WatchForm page={page} watch={watch.data} />
    </section>
  );
}

function WatchForm({ page, watch }: { page: ItemPage; watch: Watch }) {
  const changing = useMutation(changingWatch);
  const [target, setTarget] = useState(watch.targetPrice ?? "");
  const [tags, setTags] = useState(watch.tags.join(", "));
  const [model, setModel] = useState(watch.model ?? "0");
  const [problem, setProblem] = useState<string>();
  const { currency, models } = page;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const price = readAmount(target);
    const wrong = target.trim() !== "" && price === null;
    setProblem(wrong ? messages.targetWrong : undefined);
    if (wrong) {
      event.currentTarget.querySelector<HTMLInputElement>("[name=target]")?.focus();
      return;
    }
    const change = {
      targetPrice: price,
      tags: tagsIn(tags),
      model: model === "0" ? null : model,
    };
    changing.mutate(
      { itemKey: watch.itemKey, change },
      { onSuccess: ({ watch: saved }) => show(saved) },
    );
  }

  /** As the server has kept it; the form stays, and with it the focus and the word that all is saved. */
  function show(saved: Watch) {
    setTarget(saved.targetPrice ?? "");
    setTags(saved.tags.join(", "));
    setModel(saved.model ?? "0");
  }

  return (
    <form className={panelStyles.form} onSubmit={submit} noValidate>
      <div className={panelStyles.field}>
        <TextField
          label={messages.target(currency)}
          name="target"
          inputMode="decimal"
          autoComplete="off"
          value={target}
          hint={messages.targetHint}
          error={problem}
          onChange={(event) => {
            setProblem(undefined);
            setTarget(event.target.value);
          }}
        />
        <Suggestions page={page} onChoose={setTarget} />
      </div>
      <TextField
        label={messages.tags}
        name="tags"
        autoComplete="off"
        maxLength={200}
        value={tags}
        hint={messages.tagsHint}
        onChange={(event) => setTags(event.target.value)}
      />
      {models.length > 1 && (
        <label className={panelStyles.variation}>
          {messages.watchedVariation}
          <select value={model} onChange={(event) => setModel(event.target.value)}>
            <option value="0">{messages.wholeItem}</option>
            {models.map((each) => (
              <option key={each.model} value={each.model}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={panelStyles.save}>
        <Button type="submit" busyText={changing.isPending ? messages.saving : undefined}>
          {messages.save}
        </Button>
        {changing.isSuccess && <span role="status">{messages.saved}</span>}
      </div>
      {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
    </form>
  );
}

interface SuggestionsProps {
  page: ItemPage;
  onChoose: (price: string) => void;
}

/** Prices that are worth waiting for: the lowest ever, and a tenth less than now. */
function Suggestions({ page, onChoose }: SuggestionsProps) {
  const { item, statistics, currency } = page;
  if (item.price === null) return null;
  const now = item.price.amount;
  const choices = [
    ...(statistics.lowest !== null && compare(statistics.lowest, now) < 0
      ? [{ price: statistics.lowest, name: messages.lowestEver }]
      : []),
    { price: percentOff(now, 10), name: messages.tenthLess },
  ];
  return (
    <div className={panelStyles.suggestions}>
      {choices.map(({ price, name }) => (
        <button key={name} type="button" onClick={() => onChoose(price)}>
          {name}: {formatMoney(price, currency)}
        </button>
      ))}
    </div>
  );
}
