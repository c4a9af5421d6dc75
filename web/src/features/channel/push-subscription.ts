/** Why a browser does not receive messages. */
export type PushTrouble = "denied" | "unable";

export class PushRefused extends Error {
  readonly trouble: PushTrouble;

  constructor(trouble: PushTrouble) {
    super(trouble);
    this.name = "PushRefused";
    this.trouble = trouble;
  }
}

/** Browsers offer it on encrypted addresses and on this machine only. */
export function canReceivePush(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** What the server needs to reach this browser; asks whoever sits before it. Throws PushRefused. */
export async function subscribeToPush(
  publicKey: string,
): Promise<{ target: string; token: string }> {
  if (!canReceivePush()) throw new PushRefused("unable");
  if ((await Notification.requestPermission()) !== "granted") throw new PushRefused("denied");
  const worker = await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  // A subscription for another key, as after the server was set up anew, would never get anything.
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys = {} } = subscription.toJSON();
  if (!endpoint || !keys.p256dh || !keys.auth) throw new PushRefused("unable");
  return { target: endpoint, token: `${keys.p256dh}.${keys.auth}` };
}
