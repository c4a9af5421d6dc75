import type { ListedWatch } from "@/lib/api/types";
import { messages } from "./messages";
import styles from "./tag-chips.module.css";

interface TagChipsProps {
  watches: readonly ListedWatch[];
  selected: string;
  onSelect: (tag: string) => void;
}

/** The tags of the items that are shown; a list without tags has none. */
export function TagChips({ watches, selected, onSelect }: TagChipsProps) {
  const tags = new Set(watches.flatMap((watch) => watch.tags));
  if (selected) tags.add(selected);
  if (tags.size === 0) return null;
  const chip = (tag: string, name: string) => (
    <button key={tag} type="button" aria-pressed={tag === selected} onClick={() => onSelect(tag)}>
      {name}
    </button>
  );
  return (
    <fieldset className={styles.tags}>
      <legend className="visually-hidden">{messages.tagsLabel}</legend>
      {chip("", messages.allTags)}
      {[...tags].sort((a, b) => a.localeCompare(b)).map((tag) => chip(tag, tag))}
    </fieldset>
  );
}
