import { useEffect, useId, useState } from "react";
import { Button } from "@/lib/ui/button";
import { TextField } from "@/lib/ui/text-field";
import { sorts, type WatchFilter, type WatchSort } from "./filter";
import { messages } from "./messages";
import type { ListView } from "./use-list-view";
import styles from "./watch-list-page.module.css";

/** Typing is done when nothing was typed for so long (ms). */
const TYPING_PAUSE = 250;

interface WatchToolbarProps {
  filter: WatchFilter;
  onFilter: (filter: WatchFilter) => void;
  view: ListView;
  onView: (view: ListView) => void;
  selecting: boolean;
  onSelecting: (selecting: boolean) => void;
}

/** Search and order of one's list, which live in the page's address, and how it is shown. */
export function WatchToolbar(props: WatchToolbarProps) {
  const { filter, onFilter, view, onView, selecting, onSelecting } = props;
  const sortId = useId();
  const [text, setText] = useState(filter.q);

  // The address may change by itself: the browser's back button, a link.
  useEffect(() => setText(filter.q), [filter.q]);

  useEffect(() => {
    if (text.trim() === filter.q) return;
    const timer = setTimeout(() => onFilter({ ...filter, q: text.trim() }), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser of the unit tests does not know <search> yet.
    <div role="search" className={styles.toolbar}>
      <TextField
        label={messages.searchLabel}
        labelHidden
        type="search"
        name="q"
        maxLength={100}
        placeholder={messages.searchPlaceholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.tools}>
        <fieldset className={styles.views}>
          <legend className="visually-hidden">{messages.viewLabel}</legend>
          {(["list", "cards"] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === view}
              onClick={() => onView(each)}
            >
              {messages.views[each]}
            </button>
          ))}
        </fieldset>
        <Button aria-pressed={selecting} onClick={() => onSelecting(!selecting)}>
          {selecting ? messages.selectDone : messages.select}
        </Button>
        <div className={styles.sort}>
          <label htmlFor={sortId} className="visually-hidden">
            {messages.sortLabel}
          </label>
          <select
            id={sortId}
            value={filter.sort}
            onChange={(event) => onFilter({ ...filter, sort: event.target.value as WatchSort })}
          >
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {messages.sorts[sort]}
              </option>
            ))}
          </select>
        </div>
      </div>
    </div>
  );
}
