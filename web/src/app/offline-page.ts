/** Keeps a page for when the server cannot be reached; browsers allow it on encrypted addresses and on this machine only. */
export function keepOfflinePage(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Without it everything works as before, so a refusal is nobody's concern.
  navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
