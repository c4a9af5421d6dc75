/** The orders that the server knows. */
export const sorts = ["added", "name", "price", "drop30d", "changed"] as const;
export type WatchSort = (typeof sorts)[number];

/** What of one's list is shown, and in which order. */
export interface WatchFilter {
  q: string;
  sort: WatchSort;
  /** Only items with this tag; empty for all. */
  tag: string;
}
