import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { isApiError } from "@/lib/api/api-error";
import { instanceQuery } from "@/lib/session/session-queries";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { registering } from "./api";
import { fieldProblem } from "./credential-rules";
import { CredentialsForm } from "./credentials-form";
import { EntryPage } from "./entry-page";
import styles from "./form.module.css";
import { messages } from "./messages";

export function RegisterPage() {
  const navigate = useNavigate();
  const registration = useMutation(registering);
  const instance = useQuery(instanceQuery).data;
  const error = registration.error;
  const taken = isApiError(error, "username-taken") ? messages.usernameTaken : undefined;
  const problems = {
    username: taken ?? fieldProblem(error, "username"),
    password: fieldProblem(error, "password"),
  };

  return (
    <EntryPage title={messages.register}>
      {instance?.registration === "closed" ? (
        <Notice tone="info">{messages.registrationClosed}</Notice>
      ) : (
        <CredentialsForm
          purpose="register"
          busy={registration.isPending}
          problems={problems}
          onSubmit={(credentials) =>
            registration.mutate(credentials, {
              onSuccess: ({ account }) =>
                navigate({ to: "/login", search: { welcome: account.username } }),
            })
          }
        >
          {error && !problems.username && !problems.password && (
            <ErrorNotice title={messages.registerFailed} error={error} />
          )}
        </CredentialsForm>
      )}
      <p className={styles.aside}>
        {messages.haveAccount} <Link to="/login">{messages.logIn}</Link>
      </p>
    </EntryPage>
  );
}
