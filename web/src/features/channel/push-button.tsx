import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { rememberThisBrowser } from "@/lib/channel/this-browser";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { creatingChannel } from "./api";
import styles from "./channel.module.css";
import { messages } from "./messages";
import { PushRefused, type PushTrouble, subscribeToPush } from "./push-subscription";

const reasons: Record<PushTrouble, string> = {
  denied: messages.pushDenied,
  unable: messages.pushUnable,
};

/** Makes this very browser a channel. */
export function PushButton({ publicKey }: { publicKey: string }) {
  const creating = useMutation(creatingChannel);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<PushTrouble | null>(null);

  async function subscribe() {
    setAsking(true);
    setTrouble(null);
    try {
      const subscription = await subscribeToPush(publicKey);
      creating.mutate(
        { kind: "web-push", name: messages.pushName, ...subscription },
        { onSuccess: ({ channel }) => rememberThisBrowser(channel.channelId) },
      );
    } catch (refusal) {
      setTrouble(refusal instanceof PushRefused ? refusal.trouble : "unable");
    } finally {
      setAsking(false);
    }
  }

  return (
    <div className={styles.push}>
      <Button
        busyText={asking || creating.isPending ? messages.pushWaiting : undefined}
        onClick={() => void subscribe()}
      >
        {messages.pushButton}
      </Button>
      {creating.isSuccess && (
        <Notice tone="good" announce="status">
          {messages.pushOn}
        </Notice>
      )}
      {trouble && (
        <Notice tone="warning" title={messages.pushFailed} announce="alert">
          <p>{reasons[trouble]}</p>
        </Notice>
      )}
      {creating.isError && <ErrorNotice title={messages.pushFailed} error={creating.error} />}
    </div>
  );
}
