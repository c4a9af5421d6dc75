import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { isApiError } from "@/lib/api/api-error";
import { formatDuration } from "@/lib/dates";
import { instanceQuery } from "@/lib/session/session-queries";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { loggingIn } from "./api";
import { CredentialsForm } from "./credentials-form";
import { EntryPage } from "./entry-page";
import styles from "./form.module.css";
import { messages } from "./messages";

const route = getRouteApi("/login");

export function LoginPage() {
  const { redirect, welcome, ended } = route.useSearch();
  const router = useRouter();
  const login = useMutation(loggingIn);
  const instance = useQuery(instanceQuery).data;

  return (
    <EntryPage title={messages.logIn}>
      {welcome && !login.isError && (
        <Notice tone="good" announce="status">
          {messages.registered(welcome)}
        </Notice>
      )}
      {ended && !login.isError && (
        <Notice tone="info" announce="status">
          {messages.sessionEnded}
        </Notice>
      )}
      <CredentialsForm
        purpose="login"
        busy={login.isPending}
        initialUsername={welcome}
        problems={{}}
        onSubmit={(credentials) =>
          login.mutate(credentials, { onSuccess: () => router.history.push(redirect ?? "/") })
        }
      >
        {login.isError && <LoginProblem error={login.error} />}
      </CredentialsForm>
      {instance?.registration !== "closed" && (
        <p className={styles.aside}>
          {messages.noAccount} <Link to="/register">{messages.createOne}</Link>
        </p>
      )}
    </EntryPage>
  );
}

function LoginProblem({ error }: { error: unknown }) {
  if (isApiError(error, "wrong-credentials")) {
    return (
      <Notice tone="error" announce="alert">
        {messages.wrongCredentials}
      </Notice>
    );
  }
  if (isApiError(error, "too-many-attempts") && error.retryAfterSeconds !== null) {
    return (
      <Notice tone="error" announce="alert">
        {messages.tooManyAttempts(formatDuration(error.retryAfterSeconds * 1000))}
      </Notice>
    );
  }
  return <ErrorNotice title={messages.logInFailed} error={error} />;
}
