import { lazy, Suspense } from "react";
import { ItemPage } from "@/features/item/item-page";
import { withAlertWords } from "@/languages/load";

const ItemAlerts = lazy(async () => ({
  default: (await withAlertWords(() => import("@/features/alert/item-alerts"))).ItemAlerts,
}));

/** An item, with the alerts of whoever has it on the list; they come after everything else. */
export function OneItemPage() {
  return (
    <ItemPage
      alerts={(page) => (
        <Suspense fallback={null}>
          <ItemAlerts page={page} />
        </Suspense>
      )}
    />
  );
}
