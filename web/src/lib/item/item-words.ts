import type { Item } from "@/lib/api/types";
import { DAY } from "@/lib/dates";
import { speaksEnglish } from "@/lib/language/language";
import { messages } from "@/lib/messages";

/** Characters that turn around the text after them; a shop could make a page read otherwise than it says. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** What to call an item, before its name is known, too. */
export function itemName(item: Pick<Item, "name" | "itemId">): string {
  return item.name?.replace(TURNING, "") ?? messages.unnamedItem(item.itemId);
}

/** Why an item waits, in the server's words, which are English: null where the page has to say it in its own. */
export function waitingReason({ stateDetail }: Pick<Item, "stateDetail">): string | null {
  return speaksEnglish() ? stateDetail : null;
}

/** A price this old may no longer be true, whatever the reason. */
const STALE_AFTER = DAY;

/** Whether to warn about the age of an item's price. One that the shop has removed is history, not stale. */
export function isStale(item: Pick<Item, "lastSeenAt" | "state">, now = Date.now()): boolean {
  return (
    item.lastSeenAt !== null &&
    item.state !== "gone" &&
    now - Date.parse(item.lastSeenAt) > STALE_AFTER
  );
}
