import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import styles from "./admin-page.module.css";
import { changingSettings, settingsQuery } from "./api";
import { messages } from "./messages";

/** Whether people may make accounts by themselves. */
export function RegistrationPanel() {
  const settings = useQuery(settingsQuery);
  const change = useMutation(changingSettings);
  const open = settings.data?.registration === "open";
  return (
    <section className={styles.card} aria-labelledby="registration">
      <div className={styles.cardHead}>
        <h2 id="registration">{messages.registration}</h2>
        {settings.data && (
          <Button
            busyText={change.isPending ? messages.changing : undefined}
            onClick={() => change.mutate({ registration: open ? "closed" : "open" })}
          >
            {open ? messages.closeIt : messages.openIt}
          </Button>
        )}
      </div>
      {settings.isPending && <Skeleton rows={1} height="1.5rem" />}
      {settings.isError && (
        <ErrorNotice
          title={messages.settingsFailed}
          error={settings.error}
          retry={settings.refetch}
        />
      )}
      {change.isError && <ErrorNotice title={messages.changeFailed} error={change.error} />}
      {settings.data && (
        <p role="status" className={styles.facts}>
          {open ? messages.registrationOpen : messages.registrationClosed}
        </p>
      )}
    </section>
  );
}
