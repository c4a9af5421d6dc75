import { ApiError, UNREACHABLE } from "@/lib/api/api-error";
import { formatDuration } from "@/lib/dates";
import { messages } from "@/lib/messages";
import { Button } from "./button";
import { Notice } from "./notice";

interface ErrorNoticeProps {
  /** What could not be done. */
  title: string;
  isPage?: boolean;
  error: unknown;
  retry?: (() => void) | undefined;
}

/** Something went wrong: what, why in the server's words, and a way to try again. */
export function ErrorNotice({ title, isPage, error, retry }: ErrorNoticeProps) {
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : null;
  return (
    <Notice tone="error" title={title} isPage={isPage} announce="alert">
      <p>{reasonOf(error)}</p>
      {requestId && <p>{messages.requestId(requestId)}</p>}
      {retry && (
        <p>
          <Button onClick={retry}>{messages.tryAgain}</Button>
        </p>
      )}
    </Notice>
  );
}

export function reasonOf(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.code === UNREACHABLE) return messages.unreachable;
    if (error.status === 429 && error.retryAfterSeconds !== null) {
      return messages.tooMany(formatDuration(error.retryAfterSeconds * 1000));
    }
  }
  return error instanceof Error ? error.message : String(error);
}
