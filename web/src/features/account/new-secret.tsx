import { useState } from "react";
import { Button } from "@/lib/ui/button";
import { Notice } from "@/lib/ui/notice";
import styles from "./form.module.css";
import { messages } from "./token-messages";

/** A secret that is told this once, with a way to take it along. */
export function NewSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const [copied, setCopied] = useState<boolean | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Browsers allow it only over TLS or on the own machine.
      setCopied(false);
    }
  }

  return (
    <>
      <Notice tone="warning">{messages.onlyNow}</Notice>
      <code className={styles.secret}>{secret}</code>
      <p role="status" className={styles.aside}>
        {copied === true && messages.copied}
        {copied === false && messages.copyFailed}
      </p>
      <div className={styles.actions}>
        <Button look="primary" onClick={copy}>
          {messages.copy}
        </Button>
        <Button onClick={onClose}>{messages.done}</Button>
      </div>
    </>
  );
}
