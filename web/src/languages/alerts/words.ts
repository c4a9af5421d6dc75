import type { messages as alert } from "@/features/alert/messages";
import type { messages as channel } from "@/features/channel/messages";

/** The sentences of alerts, which are fetched with the first page that says them. */
export type AlertWords = {
  alert: typeof alert;
  channel: typeof channel;
};
