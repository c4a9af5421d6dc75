import { createContext, useContext, useSyncExternalStore } from "react";
import { type HeardProgress, LiveConnection, type LiveStatus } from "./live-connection";

export const LiveContext = createContext(new LiveConnection());

/** How the connection to the server stands. */
export function useLiveStatus(): LiveStatus {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.onChange, () => live.status);
}

/** The last step of an item's price check that was heard, as it changes. */
export function useLatestProgress(itemKey: string): HeardProgress | undefined {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.onChange, () => live.latestProgress(itemKey));
}
