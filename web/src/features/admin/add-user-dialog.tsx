import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { isApiError } from "@/lib/api/api-error";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import styles from "./admin-page.module.css";
import { addingUser } from "./api";
import { messages } from "./messages";

/** Makes an account for somebody, also while registration is closed. */
export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const add = useMutation(addingUser);
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const taken = isApiError(add.error, "username-taken") ? messages.usernameTaken : undefined;
  const usernameError = taken ?? fieldError(add.error, "username");
  const passwordError = fieldError(add.error, "password");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!add.isPending) add.mutate({ username: username.trim().toLowerCase(), password });
  }

  if (add.isSuccess) {
    return (
      <Dialog title={messages.addUser} onClose={onClose}>
        <Notice tone="good" announce="status" title={messages.created(add.variables.username)} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{messages.done}</Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={messages.addUser} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={messages.username}
          hint={messages.usernameHint}
          error={usernameError}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          pattern="[A-Za-z0-9._\-]{3,32}"
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <TextField
          label={messages.password}
          hint={messages.passwordHint}
          error={passwordError}
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {add.isError && !usernameError && !passwordError && (
          <ErrorNotice title={messages.createFailed} error={add.error} />
        )}
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            busyText={add.isPending ? messages.creating : undefined}
          >
            {messages.create}
          </Button>
          <Button onClick={onClose}>{messages.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function fieldError(error: unknown, field: string): string | undefined {
  return isApiError(error) ? error.fieldErrors.get(field) : undefined;
}
