import { messages } from "@/lib/messages";

/** The name of a page in the browser's tab; React moves it into the head. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · ${messages.product}`}</title>;
}
