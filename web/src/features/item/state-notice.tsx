import { Link } from "@tanstack/react-router";
import type { Item } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { waitingReason } from "@/lib/item/item-words";
import { Notice } from "@/lib/ui/notice";
import { messages } from "./messages";

/** Why an item has no fresh price, and what happens next. Says nothing while all is well. */
export function StateNotice({ item }: { item: Item }) {
  if (item.state === "ok") return null;
  const { title, help } = messages.states[item.state];
  const calm = item.state === "pending" || item.state === "gone";
  const next = item.nextCheckAt && Date.parse(item.nextCheckAt) > Date.now();
  return (
    <Notice tone={calm ? "info" : "warning"} title={title} announce="status">
      <p>
        {waitingReason(item) ?? help}{" "}
        {item.lastSeenAt && messages.lastSeen(formatTime(item.lastSeenAt, "relative"))}{" "}
        {next && item.nextCheckAt && messages.nextCheck(formatTime(item.nextCheckAt, "relative"))}
      </p>
      {item.state === "waiting-for-source" && (
        <p>
          <Link to="/sources">{messages.toSources}</Link>
        </p>
      )}
    </Notice>
  );
}
