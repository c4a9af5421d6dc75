/** A text that is a Shopee item id, and not a part of a name; their ids have at least six digits. */
export function itemIdIn(q: string): string | null {
  return /^[1-9]\d{5,14}$/.test(q) ? q : null;
}
