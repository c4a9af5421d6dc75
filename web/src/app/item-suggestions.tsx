import { lazy, Suspense } from "react";
import { withAlertWords } from "@/languages/load";
import type { Item } from "@/lib/api/types";

const AlertSuggestions = lazy(async () => ({
  default: (await withAlertWords(() => import("@/features/alert/alert-suggestions")))
    .AlertSuggestions,
}));

/** What to be told of an item that was just added. */
export function ItemSuggestions({ item }: { item: Item }) {
  return (
    <Suspense fallback={null}>
      <AlertSuggestions item={item} />
    </Suspense>
  );
}
