import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Channel } from "@/lib/api/types";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import { confirmingChannel, testingChannel } from "./api";
import styles from "./channel.module.css";
import { messages } from "./messages";

/** Confirms an e-mail address by the code that was sent there; sends it again on demand. */
export function CodeForm({ channel: { channelId, target } }: { channel: Channel }) {
  const confirming = useMutation(confirmingChannel);
  const sending = useMutation(testingChannel);
  const [code, setCode] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() !== "") confirming.mutate({ channelId, code: code.trim() });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {sending.isSuccess && (
        <Notice tone={sending.data.accepted ? "info" : "error"} announce="status">
          <p>{sending.data.accepted ? messages.codeSent(target) : sending.data.detail}</p>
        </Notice>
      )}
      {sending.isError && <ErrorNotice title={messages.testFailed} error={sending.error} />}
      <TextField
        label={messages.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={32}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {confirming.isError && (
        <ErrorNotice title={messages.confirmFailed} error={confirming.error} />
      )}
      <div className={styles.actions}>
        <Button
          look="primary"
          type="submit"
          busyText={confirming.isPending ? messages.confirming : undefined}
        >
          {messages.confirm}
        </Button>
        <Button
          busyText={sending.isPending ? messages.testing : undefined}
          onClick={() => sending.mutate(channelId)}
        >
          {messages.sendCode}
        </Button>
      </div>
    </form>
  );
}
