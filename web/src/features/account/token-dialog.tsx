import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { TokenScope } from "@/lib/api/types";
import { DAY } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { TextField } from "@/lib/ui/text-field";
import styles from "./form.module.css";
import { NewSecret } from "./new-secret";
import { creatingToken } from "./token-api";
import { messages } from "./token-messages";

const lifetimes = [30, 90, 365];

/** Makes a token, and shows its secret this once. */
export function TokenDialog({ admin, onClose }: { admin: boolean; onClose: () => void }) {
  const create = useMutation(creatingToken);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<TokenScope[]>(["observe"]);
  const [days, setDays] = useState(0);
  const [checked, setChecked] = useState(false);
  const known: TokenScope[] = admin ? ["observe", "read", "collect"] : ["observe", "read"];
  const nameError = checked && name.trim() === "" ? messages.nameMissing : undefined;
  const scopeError = checked && scopes.length === 0 ? messages.scopeMissing : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === "" || scopes.length === 0) return;
    const expiresAt = days === 0 ? null : new Date(Date.now() + days * DAY).toISOString();
    create.mutate({ name: name.trim(), scopes, expiresAt });
  }

  if (create.isSuccess) {
    return (
      <Dialog title={messages.created(create.data.token.name)} onClose={onClose}>
        <NewSecret secret={create.data.secret} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={messages.newToken} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={messages.name}
          hint={messages.nameHint}
          error={nameError}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className={styles.choices}>
          <legend>{messages.scopes}</legend>
          {known.map((scope) => (
            <label key={scope} className={styles.choice}>
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={(event) =>
                  setScopes(
                    event.target.checked
                      ? [...scopes, scope]
                      : scopes.filter((other) => other !== scope),
                  )
                }
              />
              <span>
                {messages.scope[scope]}
                <span className={styles.aside}> {messages.scopeHint[scope]}</span>
              </span>
            </label>
          ))}
          {scopeError && (
            <p role="alert" className={styles.problem}>
              {scopeError}
            </p>
          )}
        </fieldset>
        <label className={styles.select}>
          {messages.expiry}
          <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
            <option value={0}>{messages.never}</option>
            {lifetimes.map((each) => (
              <option key={each} value={each}>
                {messages.inDays(each)}
              </option>
            ))}
          </select>
        </label>
        {create.isError && <ErrorNotice title={messages.createFailed} error={create.error} />}
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            busyText={create.isPending ? messages.creating : undefined}
          >
            {messages.create}
          </Button>
          <Button onClick={onClose}>{messages.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
