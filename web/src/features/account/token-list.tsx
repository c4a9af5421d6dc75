import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Token } from "@/lib/api/types";
import { formatTime } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./account-page.module.css";
import { RevokeDialog } from "./revoke-dialog";
import { revokingToken, tokensQuery } from "./token-api";
import { TokenDialog } from "./token-dialog";
import { messages } from "./token-messages";

/** The tokens of one's own programs, and ways to make and revoke them. */
export function TokenList({ admin }: { admin: boolean }) {
  const tokens = useQuery(tokensQuery);
  const revoking = useMutation(revokingToken);
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Token | null>(null);

  return (
    <section className={styles.card} aria-labelledby="tokens">
      <div className={styles.cardHead}>
        <h2 id="tokens">{messages.tokens}</h2>
        <Button onClick={() => setCreating(true)}>{messages.newToken}</Button>
      </div>
      <p className={styles.facts}>{messages.introduction}</p>
      {revoking.isError && <ErrorNotice title={messages.revokeFailed} error={revoking.error} />}
      {tokens.isPending && <Skeleton rows={1} height="3.5rem" />}
      {tokens.isError && (
        <ErrorNotice title={messages.loadFailed} error={tokens.error} retry={tokens.refetch} />
      )}
      {tokens.data && tokens.data.length > 0 && (
        <ul>
          {tokens.data.map((token) => (
            <TokenRow key={token.tokenId} token={token} onRevoke={() => setLeaving(token)} />
          ))}
        </ul>
      )}
      {creating && <TokenDialog admin={admin} onClose={() => setCreating(false)} />}
      {leaving && (
        <RevokeDialog
          name={leaving.name}
          onClose={() => setLeaving(null)}
          onRevoke={() => {
            revoking.mutate(leaving.tokenId);
            setLeaving(null);
          }}
        />
      )}
    </section>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  return (
    <li className={styles.session}>
      <div>
        <p className={styles.device}>
          {token.name}
          <span className={styles.current}> · {messages.scopesOf(token.scopes)}</span>
        </p>
        <p className={styles.details}>
          {messages.created(formatTime(token.createdAt, "day"))} ·{" "}
          {token.lastUsedAt === null
            ? messages.neverUsed
            : messages.lastUsed(formatTime(token.lastUsedAt, "relative"))}{" "}
          · {expiry(token)}
        </p>
      </div>
      <Button look="danger" aria-label={messages.revokeOf(token.name)} onClick={onRevoke}>
        {messages.revoke}
      </Button>
    </li>
  );
}

function expiry({ expiresAt }: Token): string {
  if (expiresAt === null) return messages.neverExpires;
  const day = formatTime(expiresAt, "day");
  return Date.parse(expiresAt) > Date.now() ? messages.expires(day) : messages.expired(day);
}
