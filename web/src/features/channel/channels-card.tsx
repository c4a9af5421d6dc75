import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { channelsQuery } from "@/lib/channel/channels-query";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./channel.module.css";
import { ChannelDialog } from "./channel-dialog";
import { ChannelRow } from "./channel-row";
import { messages } from "./messages";
import { PushButton } from "./push-button";

/** The ways by which one's messages go out, and ways to add more. */
export function ChannelsCard() {
  const channels = useQuery(channelsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <section className={styles.card} aria-labelledby="channels">
      <div className={styles.cardHead}>
        <h2 id="channels">{messages.channels}</h2>
        <Button onClick={() => setAdding(true)}>{messages.add}</Button>
      </div>
      <p className={styles.facts}>{messages.introduction}</p>
      {channels.isPending && <Skeleton rows={1} height="3.5rem" />}
      {channels.isError && (
        <ErrorNotice title={messages.loadFailed} error={channels.error} retry={channels.refetch} />
      )}
      {channels.data?.channels.length === 0 && <p>{messages.none}</p>}
      {channels.data && channels.data.channels.length > 0 && (
        <ul>
          {channels.data.channels.map((channel) => (
            <ChannelRow key={channel.channelId} channel={channel} />
          ))}
        </ul>
      )}
      {channels.data?.pushPublicKey && <PushButton publicKey={channels.data.pushPublicKey} />}
      {adding && (
        <ChannelDialog
          email={channels.data?.emailAvailable ?? false}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}
