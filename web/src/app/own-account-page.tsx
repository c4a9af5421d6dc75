import { AccountPage } from "@/features/account/account-page";
import { ChannelsCard } from "@/features/channel/channels-card";
import { FeedCard } from "@/features/channel/feed-card";
import { TimesCard } from "@/features/channel/times-card";

/** One's account, with how and when one is told of prices. */
export function OwnAccountPage() {
  return (
    <AccountPage
      telling={
        <>
          <ChannelsCard />
          <TimesCard />
          <FeedCard />
        </>
      }
    />
  );
}
