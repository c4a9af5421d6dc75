import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Channel } from "@/lib/api/types";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { removingChannel, switchingChannel, testingChannel } from "./api";
import styles from "./channel.module.css";
import { CodeForm } from "./code-form";
import { DeliveryLog } from "./delivery-log";
import { messages } from "./messages";

/** A channel: how it stands, a test, its log. */
export function ChannelRow({ channel }: { channel: Channel }) {
  const testing = useMutation(testingChannel);
  const switching = useMutation(switchingChannel);
  const [leaving, setLeaving] = useState(false);
  const { channelId, name, kind, target, enabled, confirmed, offReason } = channel;
  const named = (action: string) => `${action}: ${name}`;

  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          {name} <span className={styles.kind}>{messages.kinds[kind]}</span>
        </p>
        <p className={styles.details}>
          <State channel={channel} /> · {target}
        </p>
      </div>
      {offReason && (
        <Notice tone="error" title={messages.switchedOff}>
          <p>{offReason}</p>
        </Notice>
      )}
      {!confirmed && <CodeForm channel={channel} />}
      <div className={styles.actions}>
        {confirmed && (
          <Button
            aria-label={testing.isPending ? messages.testing : named(messages.test)}
            busyText={testing.isPending ? messages.testing : undefined}
            onClick={() => testing.mutate(channelId)}
          >
            {messages.test}
          </Button>
        )}
        {confirmed && (
          <Button
            aria-label={named(enabled ? messages.switchOff : messages.switchOn)}
            onClick={() => switching.mutate({ channelId, enabled: !enabled })}
          >
            {enabled ? messages.switchOff : messages.switchOn}
          </Button>
        )}
        <Button look="danger" aria-label={named(messages.remove)} onClick={() => setLeaving(true)}>
          {messages.remove}
        </Button>
      </div>
      {testing.isSuccess && (
        <Notice
          tone={testing.data.accepted ? "good" : "error"}
          title={testing.data.accepted ? messages.accepted : messages.refused}
          announce="status"
        >
          <p>{testing.data.detail}</p>
        </Notice>
      )}
      {testing.isError && <ErrorNotice title={messages.testFailed} error={testing.error} />}
      {switching.isError && <ErrorNotice title={messages.changeFailed} error={switching.error} />}
      <DeliveryLog channelId={channelId} name={name} />
      {leaving && <RemoveDialog channel={channel} onClose={() => setLeaving(false)} />}
    </li>
  );
}

function State({ channel: { enabled, confirmed, failures } }: { channel: Channel }) {
  if (!confirmed) return <span className={styles.waiting}>{messages.unconfirmed}</span>;
  if (!enabled) return <span>{messages.off}</span>;
  if (failures > 0) return <span className={styles.bad}>{messages.failures(failures)}</span>;
  return <span className={styles.good}>{messages.on}</span>;
}

function RemoveDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const removing = useMutation(removingChannel);
  return (
    <Dialog title={messages.removeQuestion(channel.name)} onClose={onClose}>
      <p>{messages.removeText}</p>
      {removing.isError && <ErrorNotice title={messages.changeFailed} error={removing.error} />}
      <div className={styles.actions}>
        <Button
          look="danger"
          busyText={removing.isPending ? messages.remove : undefined}
          onClick={() => removing.mutate(channel.channelId)}
        >
          {messages.remove}
        </Button>
        <Button onClick={onClose}>{messages.keep}</Button>
      </div>
    </Dialog>
  );
}
