import { askAhead } from "@/lib/api/ahead";

/** The code of a page, to be fetched and run once the words are there. */
interface FirstPage {
  code: () => Promise<unknown>;
}

/**
 * Begins with the two pages that people open most before the app itself is there: asks for their data at once, and has
 * their code fetched beside the app's. Null for every other page.
 */
export function loadFirstPage(pathname: string, search: string): FirstPage | null {
  if (pathname === "/") {
    if (search === "") askAhead(["/watches?sort=added&limit=30&verdicts=true"]);
    return { code: () => import("./home-page") };
  }
  const itemKey = /^\/items\/([a-z]+\.\d+\.\d+)$/.exec(pathname)?.[1];
  if (!itemKey) return null;
  const isWhole = !/[?&](model|source)=/.test(search);
  askAhead([`/items/${itemKey}`, ...(isWhole ? [`/items/${itemKey}/prices?model=0`] : [])]);
  return { code: () => import("./one-item-page") };
}
