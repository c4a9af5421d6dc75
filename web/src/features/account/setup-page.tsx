import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { isApiError } from "@/lib/api/api-error";
import { instanceQuery } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { PageTitle } from "@/lib/ui/page-title";
import { TextField } from "@/lib/ui/text-field";
import pageStyles from "./account-page.module.css";
import { settingUp } from "./api";
import { fieldProblem } from "./credential-rules";
import styles from "./form.module.css";
import { messages } from "./messages";

export function SetupPage() {
  const setup = useMutation(settingUp);
  const instance = useQuery(instanceQuery).data;

  return (
    <div className={pageStyles.page}>
      <PageTitle>{messages.setup}</PageTitle>
      <h1>{messages.setup}</h1>
      {setup.isSuccess ? (
        <Outcome text={messages.setupDone} />
      ) : instance?.setupRequired === false || isApiError(setup.error, "already-set-up") ? (
        <Outcome text={messages.alreadySetUp} />
      ) : (
        <TokenForm error={setup.error} busy={setup.isPending} onSubmit={setup.mutate} />
      )}
    </div>
  );
}

function Outcome({ text }: { text: string }) {
  return (
    <Notice tone="good" title={text} announce="status">
      <Link to="/">{messages.toMyItems}</Link>
    </Notice>
  );
}

interface TokenFormProps {
  error: unknown;
  busy: boolean;
  onSubmit: (token: string) => void;
}

function TokenForm({ error, busy, onSubmit }: TokenFormProps) {
  const [token, setToken] = useState("");
  const wrong = isApiError(error, "setup-token-wrong")
    ? messages.tokenWrong
    : fieldProblem(error, "token");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (token.trim() !== "") onSubmit(token.trim());
  }

  return (
    <section className={pageStyles.card}>
      <p>{messages.setupIntroduction}</p>
      <form className={`${styles.form} ${styles.narrow}`} onSubmit={submit}>
        <TextField
          label={messages.token}
          name="token"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
          value={token}
          onChange={(event) => setToken(event.target.value)}
          hint={messages.tokenHint}
          error={wrong}
        />
        {error !== null && !wrong && <ErrorNotice title={messages.setupFailed} error={error} />}
        <div className={styles.actions}>
          <Button type="submit" look="primary" busyText={busy ? messages.checkingToken : undefined}>
            {messages.becomeAdministrator}
          </Button>
        </div>
      </form>
    </section>
  );
}
