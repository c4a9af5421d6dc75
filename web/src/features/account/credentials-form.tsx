import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/lib/ui/button";
import { TextField } from "@/lib/ui/text-field";
import type { Credentials } from "./api";
import { passwordProblem, usernameProblem } from "./credential-rules";
import styles from "./form.module.css";
import { messages } from "./messages";

interface CredentialsFormProps {
  purpose: "login" | "register";
  busy: boolean;
  problems: { username?: string | undefined; password?: string | undefined };
  initialUsername?: string | undefined;
  onSubmit: (credentials: Credentials) => void;
  children?: ReactNode;
}

/** Username and password, checked by the server's rules before they are sent. */
export function CredentialsForm({
  purpose,
  busy,
  problems,
  initialUsername = "",
  onSubmit,
  children,
}: CredentialsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [username, setUsername] = useState(initialUsername);
  const [password, setPassword] = useState("");
  const [checked, setChecked] = useState(false);
  const isNew = purpose === "register";
  const usernameError = (checked && usernameProblem(username.trim())) || problems.username;
  const passwordError = (checked && passwordProblem(password)) || problems.password;

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const wrongField = usernameProblem(username.trim())
      ? "username"
      : passwordProblem(password)
        ? "password"
        : null;
    if (wrongField === null) onSubmit({ username: username.trim().toLowerCase(), password });
    else form.current?.querySelector<HTMLInputElement>(`[name=${wrongField}]`)?.focus();
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={messages.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        error={usernameError || undefined}
        {...(isNew && { hint: messages.usernameHint })}
      />
      <TextField
        label={messages.password}
        name="password"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={passwordError || undefined}
        {...(isNew && { hint: messages.passwordHint })}
      />
      {children}
      <Button
        type="submit"
        look="primary"
        busyText={busy ? (isNew ? messages.creating : messages.loggingIn) : undefined}
      >
        {isNew ? messages.create : messages.logIn}
      </Button>
    </form>
  );
}
