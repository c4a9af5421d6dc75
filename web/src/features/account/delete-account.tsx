import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { isApiError } from "@/lib/api/api-error";
import { leave } from "@/lib/session/leave";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import pageStyles from "./account-page.module.css";
import { deletingAccount } from "./api";
import { fieldProblem } from "./credential-rules";
import styles from "./form.module.css";
import { messages } from "./messages";

/** The end of an account: what goes, and a question before it goes. */
export function DeleteAccount() {
  const [asking, setAsking] = useState(false);
  return (
    <section className={pageStyles.card} aria-labelledby="delete">
      <h2 id="delete">{messages.deleteAccount}</h2>
      <p className={pageStyles.facts}>{messages.deleteText}</p>
      <div className={styles.actions}>
        <Button look="danger" onClick={() => setAsking(true)}>
          {messages.deleteAccount}
        </Button>
      </div>
      {asking && <DeleteDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const remove = useMutation(deletingAccount);
  const [password, setPassword] = useState("");
  const [checked, setChecked] = useState(false);
  const missing = checked && password === "" ? messages.passwordMissing : undefined;
  const wrong = fieldProblem(remove.error, "currentPassword") && messages.passwordWrong;

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (password !== "" && !remove.isPending) remove.mutate(password, { onSuccess: leave });
  }

  return (
    <Dialog title={messages.deleteQuestion} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p>{messages.deleteConsequence}</p>
        <TextField
          label={messages.currentPassword}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={missing ?? wrong}
        />
        {remove.isError && !wrong && <Refusal error={remove.error} />}
        <div className={styles.actions}>
          <Button
            look="danger"
            type="submit"
            busyText={remove.isPending ? messages.deleting : undefined}
          >
            {messages.deleteForEver}
          </Button>
          <Button onClick={onClose}>{messages.keepAccount}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Refusal({ error }: { error: unknown }) {
  return isApiError(error, "last-administrator") ? (
    <Notice tone="error" title={messages.deleteFailed} announce="alert">
      <p>{messages.lastAdministrator}</p>
    </Notice>
  ) : (
    <ErrorNotice title={messages.deleteFailed} error={error} />
  );
}
