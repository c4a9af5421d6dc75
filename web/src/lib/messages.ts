import { catalogue } from "@/lib/language/catalogue";
import type { ItemState, Source } from "./api/types";

/**
 * Words that several features share; each feature keeps its own beside its code. The words of other
 * languages are in `src/languages`.
 */
export const messages = catalogue("common", {
  product: "Tidemark",
  demoShop: "Demo shop",
  theDemoShop: "the demo shop",
  tryAgain: "Try again",
  showMore: "Show more",
  loading: "Loading…",
  loadingMore: "Loading more…",
  unreachable: "The server cannot be reached. Check your connection.",
  tooMany: (wait: string) => `Too many requests. Try again in ${wait}.`,
  requestId: (id: string) => `Request ${id}`,
  newTab: "opens in a new tab",
  unnamedItem: (itemId: string) => `Item ${itemId}`,
  soldOut: "Sold out",
  inStock: "In stock",
  flashSale: "Flash sale",
  unchangedIn: "unchanged",
  seen: (when: string) => `seen ${when}`,
  neverSeen: "not seen yet",
  stateNames: {
    pending: "Looking it up",
    ok: "Up to date",
    "waiting-for-source": "Waiting for a source",
    blocked: "Shop refuses us",
    gone: "Removed by the shop",
    checking: "Checking an odd value",
  } satisfies Record<ItemState, string>,
  sourceNames: {
    affiliate: "affiliate programme",
    web: "shop website",
    extension: "your browser",
    import: "import",
    demo: "demo shop",
  } satisfies Record<Source, string>,
});
