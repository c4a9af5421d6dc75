import { useEffect, useId, useState } from "react";
import { TextField } from "@/lib/ui/text-field";
import { sorts, type WatchFilter, type WatchSort } from "./filter";
import { messages } from "./messages";
import styles from "./watch-list-page.module.css";

/** Typing is done when nothing was typed for so long (ms). */
const TYPING_PAUSE = 250;

interface WatchToolbarProps {
  filter: WatchFilter;
  onFilter: (filter: WatchFilter) => void;
}

/** Search and order of one's list; both live in the page's address. */
export function WatchToolbar({ filter, onFilter }: WatchToolbarProps) {
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
  );
}
