import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ChannelKind } from "@/lib/api/types";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import { creatingChannel, testingChannel } from "./api";
import styles from "./channel.module.css";
import { messages } from "./messages";

type TypedKind = Exclude<ChannelKind, "web-push">;

const kinds: readonly TypedKind[] = [
  "email",
  "telegram",
  "discord",
  "slack",
  "ntfy",
  "gotify",
  "apprise",
  "webhook",
];

/** What a target looks like; the same in every language. */
const examples: Record<TypedKind, string> = {
  email: "anna@example.org",
  webhook: "https://hooks.example.org/prices",
  telegram: "-1001234567890",
  discord: "https://discord.com/api/webhooks/…",
  slack: "https://hooks.slack.com/services/…",
  ntfy: "https://ntfy.sh/my-prices",
  gotify: "https://gotify.example.org",
  apprise: "https://apprise.example.org/notify/key",
};

const needsToken: readonly TypedKind[] = ["telegram", "gotify"];

/** Adds a channel; shows the key of a webhook this once. `email` is whether the installation can send e-mail. */
export function ChannelDialog({ email, onClose }: { email: boolean; onClose: () => void }) {
  const creating = useMutation(creatingChannel);
  const sendingCode = useMutation(testingChannel);
  const offered = kinds.filter((kind) => email || kind !== "email");
  const [kind, setKind] = useState<TypedKind>(email ? "email" : "telegram");
  const [name, setName] = useState("");
  const [target, setTarget] = useState("");
  const [token, setToken] = useState("");
  const [checked, setChecked] = useState(false);
  const tokenLabel =
    kind in messages.tokens && messages.tokens[kind as keyof typeof messages.tokens];
  const tokenMissing = needsToken.includes(kind) && token.trim() === "";
  const chosenName = name.trim() || messages.kinds[kind];

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (target.trim() === "" || tokenMissing) return;
    creating.mutate(
      {
        kind,
        name: chosenName,
        target: target.trim(),
        ...(tokenLabel && token.trim() !== "" && { token: token.trim() }),
      },
      {
        onSuccess: ({ channel, secret }) => {
          if (channel.kind === "email") sendingCode.mutate(channel.channelId);
          if (secret === null) onClose();
        },
      },
    );
  }

  if (creating.data?.secret) {
    return (
      <Dialog title={messages.secretTitle} onClose={onClose}>
        <Notice tone="warning">{messages.secretText}</Notice>
        <code className={styles.secret}>{creating.data.secret}</code>
        <div className={styles.actions}>
          <Button look="primary" onClick={onClose}>
            {messages.done}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={messages.add} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <label className={styles.choice}>
          {messages.kind}
          <select value={kind} onChange={(event) => setKind(event.target.value as TypedKind)}>
            {offered.map((each) => (
              <option key={each} value={each}>
                {messages.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        <TextField
          label={messages.targets[kind]}
          hint={examples[kind]}
          error={checked && target.trim() === "" ? messages.targetMissing : undefined}
          autoComplete={kind === "email" ? "email" : "off"}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1000}
          value={target}
          onChange={(event) => setTarget(event.target.value)}
        />
        {tokenLabel && (
          <TextField
            label={tokenLabel}
            error={checked && tokenMissing ? messages.tokenMissing : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        )}
        <TextField
          label={messages.name}
          hint={messages.nameHint}
          placeholder={messages.kinds[kind]}
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {creating.isError && <ErrorNotice title={messages.createFailed} error={creating.error} />}
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            busyText={creating.isPending ? messages.creating : undefined}
          >
            {messages.create}
          </Button>
          <Button onClick={onClose}>{messages.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
