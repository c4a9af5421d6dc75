import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { channelsQuery } from "@/lib/channel/channels-query";
import { Notice } from "@/lib/ui/notice";
import { messages } from "./messages";

/** Says which channels do not work, before anybody relies on them. */
export function ChannelTrouble() {
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  return channels
    .filter(({ offReason, failures }) => offReason !== null || failures > 0)
    .map(({ channelId, name, offReason }) => (
      <Notice
        key={channelId}
        tone="error"
        title={offReason === null ? messages.failing(name) : messages.switchedOff(name)}
      >
        {offReason && <p>{offReason}</p>}
        <p>
          <Link to="/account" hash="channels">
            {messages.toChannels}
          </Link>
        </p>
      </Notice>
    ));
}
