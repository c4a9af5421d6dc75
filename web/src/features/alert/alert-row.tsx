import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Alert } from "@/lib/api/types";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./alert.module.css";
import { AlertForm } from "./alert-form";
import { changeOf, fieldsOf } from "./alert-form-fields";
import { alertWords } from "./alert-words";
import { changingAlert, modelsQuery, removingAlert } from "./api";
import { messages } from "./messages";
import { SilenceButtons, SilenceNote } from "./silence";

/** An alert: when it fires, whether it is silent, and what can be done with it. */
export function AlertRow({ alert }: { alert: Alert }) {
  const [editing, setEditing] = useState(false);

  return (
    <li className={styles.row}>
      <div>
        <p className={styles.condition}>{alertWords(alert)}</p>
        <SilenceNote silence={alert} />
      </div>
      {!editing && <Actions alert={alert} onEdit={() => setEditing(true)} />}
      {editing && <EditForm alert={alert} onClose={() => setEditing(false)} />}
    </li>
  );
}

function EditForm({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const changing = useMutation(changingAlert);
  const { alertId, itemKey, currency } = alert;
  const models = useQuery({ ...modelsQuery(itemKey ?? ""), enabled: itemKey !== null });
  return (
    <AlertForm
      existing
      initial={fieldsOf(alert)}
      currency={currency}
      models={models.data ?? []}
      submitText={messages.save}
      busyText={changing.isPending ? messages.saving : undefined}
      onSubmit={(fields) =>
        changing.mutate({ alertId, change: changeOf(fields) }, { onSuccess: onClose })
      }
      onCancel={onClose}
    >
      {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
    </AlertForm>
  );
}

function Actions({ alert, onEdit }: { alert: Alert; onEdit: () => void }) {
  const changing = useMutation(changingAlert);
  const removing = useMutation(removingAlert);
  const { alertId } = alert;
  // Every alert of a page has the same buttons: a screen reader is told of which one each is.
  const named = (action: string) => `${action}: ${alertWords(alert)}`;

  return (
    <>
      <div className={styles.actions}>
        <Button aria-label={named(messages.edit)} onClick={onEdit}>
          {messages.edit}
        </Button>
        <SilenceButtons
          silence={alert}
          named={named}
          onChange={(change) => changing.mutate({ alertId, change })}
        />
        <Button
          look="danger"
          aria-label={named(messages.remove)}
          busyText={removing.isPending ? messages.remove : undefined}
          onClick={() => removing.mutate(alertId)}
        >
          {messages.remove}
        </Button>
      </div>
      {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
      {removing.isError && <ErrorNotice title={messages.removeFailed} error={removing.error} />}
    </>
  );
}
