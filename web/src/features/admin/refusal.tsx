import { isApiError } from "@/lib/api/api-error";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Notice } from "@/lib/ui/notice";
import { messages } from "./messages";

/** Why an account was not changed; the last administrator is spared. */
export function Refusal({ title, error }: { title: string; error: unknown }) {
  return isApiError(error, "last-administrator") ? (
    <Notice tone="error" title={title} announce="alert">
      <p>{messages.lastAdministrator}</p>
    </Notice>
  ) : (
    <ErrorNotice title={title} error={error} />
  );
}
