import type { ItemState, Source } from "./api/types";

/**
 * Words that several features share; each feature keeps its own beside its code. A catalogue is an object of sentences
 * and of functions that build one, so a translation is another object of the same type.
 */
export const messages = {
  product: "Tidemark",
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
};
