import { useMutation } from "@tanstack/react-query";
import type { Model } from "@/lib/api/types";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { AlertForm } from "./alert-form";
import { blankFields, newAlert, withKind } from "./alert-form-fields";
import { creatingAlert } from "./api";
import { messages } from "./messages";

interface NewAlertFormProps {
  /** The item, with what its prices are in; null for an alert for every item. */
  of: { itemKey: string; currency: string; models: readonly Model[] } | null;
  onClose: () => void;
}

/** Makes an alert. */
export function NewAlertForm({ of, onClose }: NewAlertFormProps) {
  const creating = useMutation(creatingAlert);
  return (
    <AlertForm
      initial={of === null ? withKind(blankFields, "price-drop") : blankFields}
      currency={of?.currency ?? null}
      models={of?.models ?? []}
      submitText={messages.create}
      busyText={creating.isPending ? messages.creating : undefined}
      onSubmit={(fields) =>
        creating.mutate(newAlert(fields, of?.itemKey ?? null), { onSuccess: onClose })
      }
      onCancel={onClose}
    >
      {creating.isError && <ErrorNotice title={messages.createFailed} error={creating.error} />}
    </AlertForm>
  );
}
