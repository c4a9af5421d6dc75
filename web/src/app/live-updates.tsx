import { useQueryClient } from "@tanstack/react-query";
import { useContext, useEffect } from "react";
import * as items from "@/features/item/live";
import * as watches from "@/features/watch/live";
import { SECOND } from "@/lib/dates";
import { LiveContext } from "@/lib/live/use-live";
import { accountQuery, useAccount } from "@/lib/session/session-queries";

/** The server may answer reads from caches up to 2 s old: asked sooner, it could take a new price away again. */
const CACHES_SETTLED = 2.2 * SECOND;

/** Keeps the stream of events open while someone is logged in, and carries what it tells into the loaded data. */
export function LiveUpdates() {
  const live = useContext(LiveContext);
  const queryClient = useQueryClient();
  const loggedIn = useAccount() !== null;

  useEffect(() => {
    if (!loggedIn) return;
    const settling = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = live.onEvent((told) => {
      switch (told.kind) {
        case "missed":
          void queryClient.invalidateQueries();
          return;
        case "progress":
          watches.applyProgress(queryClient, told.event);
          items.applyProgress(queryClient, told.event);
          if (told.event.first) {
            // The name and the picture are not in the event.
            readAgain(told.event.itemKey);
            settle(told.event.itemKey);
          }
          return;
        case "flash-sale":
          void queryClient.invalidateQueries({ queryKey: ["flash-sales"] });
          void queryClient.invalidateQueries({
            queryKey: ["flash-sale", told.event.region, told.event.sessionId],
          });
          return;
        case "price":
          watches.applyPrice(queryClient, told.event);
          items.applyPrice(queryClient, told.event);
          settle(told.event.itemKey);
          return;
      }
    });
    const stop = live.start();
    const unwatch = live.onChange(() => {
      // The stream ends with the session: find out whether that is why.
      if (live.status === "lost") void queryClient.invalidateQueries(accountQuery);
    });

    function readAgain(itemKey: string) {
      for (const queryKey of [["item", itemKey], ["watch", itemKey], ["watches"], ["items"]]) {
        void queryClient.invalidateQueries({ queryKey });
      }
    }

    function settle(itemKey: string) {
      clearTimeout(settling.get(itemKey));
      const timer = setTimeout(() => {
        settling.delete(itemKey);
        readAgain(itemKey);
        // Whoever wanted to know has a message by now: the mark counts it, and an open inbox shows it.
        void queryClient.invalidateQueries({ queryKey: ["notifications"] });
      }, CACHES_SETTLED);
      settling.set(itemKey, timer);
    }

    return () => {
      forget();
      unwatch();
      stop();
      for (const timer of settling.values()) clearTimeout(timer);
    };
  }, [live, queryClient, loggedIn]);

  return null;
}
