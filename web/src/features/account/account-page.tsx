import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatTime } from "@/lib/dates";
import { leave } from "@/lib/session/leave";
import { useAccount } from "@/lib/session/session-queries";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { PageTitle } from "@/lib/ui/page-title";
import styles from "./account-page.module.css";
import { loggingOut } from "./api";
import { DeleteAccount } from "./delete-account";
import { ExportCard } from "./export-card";
import { ImportCard } from "./import-card";
import { messages } from "./messages";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";
import { TokenList } from "./token-list";

/** `telling` is how and when one is told of prices. */
export function AccountPage({ telling }: { telling?: ReactNode }) {
  const account = useAccount();
  const logout = useMutation(loggingOut);
  if (account === null) return null;
  return (
    <div className={styles.page}>
      <PageTitle>{messages.account}</PageTitle>
      <header className={styles.head}>
        <div>
          <h1>{account.username}</h1>
          <p className={styles.facts}>
            {messages.memberSince(formatTime(account.createdAt, "day"))}
            {account.admin && (
              <>
                {" · "}
                <Link to="/admin">{messages.administrator}</Link>
              </>
            )}
          </p>
        </div>
        <Button
          busyText={logout.isPending ? messages.loggingOut : undefined}
          onClick={() => logout.mutate(undefined, { onSuccess: leave })}
        >
          {messages.logOut}
        </Button>
      </header>
      {logout.isError && <ErrorNotice title={messages.logOutFailed} error={logout.error} />}
      <div className={styles.columns}>
        {telling && <div className={styles.column}>{telling}</div>}
        <div className={styles.column}>
          <SessionList />
          <PasswordForm username={account.username} />
          <TokenList admin={account.admin} />
          <ImportCard />
          <ExportCard />
          <DeleteAccount />
        </div>
      </div>
    </div>
  );
}
