import { useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useAccount } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { TextField } from "@/lib/ui/text-field";
import { AddUserDialog } from "./add-user-dialog";
import styles from "./admin-page.module.css";
import { changingUser, PAGE, usersQuery } from "./api";
import { messages } from "./messages";
import { Refusal } from "./refusal";
import { RemoveUserDialog } from "./remove-user-dialog";
import { UserRow } from "./user-row";

/** Everybody who has an account here. */
export function UsersPanel() {
  const self = useAccount();
  const [q, setQ] = useState("");
  const [offset, setOffset] = useState(0);
  const users = useQuery(usersQuery(useDeferredValue(q.trim()), offset));
  const change = useMutation(changingUser);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);

  return (
    <section className={styles.card} aria-labelledby="accounts">
      <div className={styles.cardHead}>
        <h2 id="accounts">{messages.accounts}</h2>
        <Button onClick={() => setAdding(true)}>{messages.addUser}</Button>
      </div>
      <TextField
        label={messages.search}
        type="search"
        maxLength={32}
        placeholder={messages.searchPlaceholder}
        value={q}
        onChange={(event) => {
          setQ(event.target.value);
          setOffset(0);
        }}
      />
      {change.isError && <Refusal title={messages.changeFailed} error={change.error} />}
      {users.isPending && <Skeleton rows={3} height="3.5rem" />}
      {users.isError && (
        <ErrorNotice title={messages.usersFailed} error={users.error} retry={users.refetch} />
      )}
      {users.data && (
        <>
          <p role="status" className={styles.facts}>
            {users.data.total === 0 ? messages.noMatch(q) : messages.countOf(users.data.total)}
          </p>
          <ul aria-label={messages.accounts}>
            {users.data.users.map((user) => (
              <UserRow
                key={user.username}
                user={user}
                isSelf={user.username === self?.username}
                onChange={(wanted) => change.mutate({ username: user.username, ...wanted })}
                onRemove={() => setLeaving(user.username)}
              />
            ))}
          </ul>
          <Pages offset={offset} total={users.data.total} onTurn={setOffset} />
        </>
      )}
      {adding && <AddUserDialog onClose={() => setAdding(false)} />}
      {leaving !== null && <RemoveUserDialog username={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

interface PagesProps {
  offset: number;
  total: number;
  onTurn: (offset: number) => void;
}

function Pages({ offset, total, onTurn }: PagesProps) {
  if (total <= PAGE) return null;
  return (
    <nav aria-label={messages.pages} className={styles.cardHead}>
      <Button disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - PAGE))}>
        {messages.previous}
      </Button>
      <span className={styles.facts}>
        {messages.shown(offset + 1, Math.min(offset + PAGE, total), total)}
      </span>
      <Button disabled={offset + PAGE >= total} onClick={() => onTurn(offset + PAGE)}>
        {messages.next}
      </Button>
    </nav>
  );
}
