import { useMutation, useQuery } from "@tanstack/react-query";
import { channelsQuery } from "@/lib/channel/channels-query";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { endingFeed, makingFeed } from "./api";
import styles from "./channel.module.css";
import { messages } from "./messages";

/** The secret address under which a feed reader finds one's messages. */
export function FeedCard() {
  const { data } = useQuery(channelsQuery);
  const making = useMutation(makingFeed);
  const ending = useMutation(endingFeed);
  if (!data) return null;
  return (
    <section className={styles.card} aria-labelledby="feed">
      <h2 id="feed">{messages.feed}</h2>
      <p className={styles.facts}>{data.hasFeed ? messages.feedThere : messages.feedText}</p>
      {making.isSuccess && data.hasFeed && (
        <>
          <Notice tone="warning" title={messages.feedAddress}>
            {messages.feedOnce}
          </Notice>
          <code className={styles.secret}>
            {new URL(making.data.url, window.location.origin).href}
          </code>
        </>
      )}
      {(making.isError || ending.isError) && (
        <ErrorNotice title={messages.feedFailed} error={making.error ?? ending.error} />
      )}
      <div className={styles.actions}>
        <Button
          busyText={making.isPending ? messages.making : undefined}
          onClick={() => making.mutate()}
        >
          {data.hasFeed ? messages.renewFeed : messages.makeFeed}
        </Button>
        {data.hasFeed && (
          <Button look="danger" onClick={() => ending.mutate()}>
            {messages.endFeed}
          </Button>
        )}
      </div>
    </section>
  );
}
