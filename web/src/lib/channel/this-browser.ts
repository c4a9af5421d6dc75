import { answer, api } from "@/lib/api/client";

const REMEMBERED_AS = "push-channel";

/** Remembers which channel is this very browser. */
export function rememberThisBrowser(channelId: string): void {
  try {
    localStorage.setItem(REMEMBERED_AS, channelId);
  } catch {
    // Private windows may have no storage: the server then learns of it from the push service.
  }
}

/**
 * Ends the messages to this browser, whoever sits before it next. Nothing of it keeps anybody logged in: what fails here is
 * noticed by the server when the push service knows the browser no more.
 */
export async function forgetThisBrowser(): Promise<void> {
  await Promise.allSettled([removeChannel(), unsubscribe()]);
}

async function removeChannel(): Promise<void> {
  const channelId = localStorage.getItem(REMEMBERED_AS);
  if (channelId === null) return;
  localStorage.removeItem(REMEMBERED_AS);
  await answer(api.DELETE("/channels/{channelId}", { params: { path: { channelId } } }));
}

async function unsubscribe(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const worker = await navigator.serviceWorker.getRegistration();
  await (await worker?.pushManager?.getSubscription())?.unsubscribe();
}
