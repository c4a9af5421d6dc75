import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { TextField } from "@/lib/ui/text-field";
import pageStyles from "./account-page.module.css";
import { changingPassword } from "./api";
import { fieldProblem, passwordProblem } from "./credential-rules";
import styles from "./form.module.css";
import { messages } from "./messages";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordForm({ username }: { username: string }) {
  const change = useMutation(changingPassword);
  const [passwords, setPasswords] = useState(empty);
  const [checked, setChecked] = useState(false);
  const currentError = fieldProblem(change.error, "currentPassword") && messages.passwordWrong;
  const newError = fieldProblem(change.error, "newPassword");

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (passwordProblem(passwords.currentPassword) || passwordProblem(passwords.newPassword))
      return;
    change.mutate(passwords, {
      onSuccess: () => {
        setPasswords(empty);
        setChecked(false);
      },
    });
  }

  function field(name: keyof typeof empty, label: string, error: string | undefined) {
    return (
      <TextField
        label={label}
        name={name}
        type="password"
        autoComplete={name === "newPassword" ? "new-password" : "current-password"}
        value={passwords[name]}
        onChange={(event) => setPasswords({ ...passwords, [name]: event.target.value })}
        error={(checked && passwordProblem(passwords[name])) || error}
      />
    );
  }

  return (
    <section className={pageStyles.card} aria-labelledby="password">
      <h2 id="password">{messages.changePassword}</h2>
      <form className={`${styles.form} ${styles.narrow}`} onSubmit={submit} noValidate>
        {/* Password managers want to know whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        {field("currentPassword", messages.currentPassword, currentError)}
        {field("newPassword", messages.newPassword, newError)}
        {change.isSuccess && (
          <Notice tone="good" announce="status">
            {messages.passwordChanged}
          </Notice>
        )}
        {change.isError && !currentError && !newError && (
          <ErrorNotice title={messages.changeFailed} error={change.error} />
        )}
        <div className={styles.actions}>
          <Button type="submit" busyText={change.isPending ? messages.changing : undefined}>
            {messages.changePassword}
          </Button>
        </div>
      </form>
    </section>
  );
}
