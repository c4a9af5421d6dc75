import { ApiError, UNREACHABLE } from "@/lib/api/api-error";
import { formatDuration } from "@/lib/dates";
import { type ErrorReasons, messages as reasons } from "@/lib/error-messages";
import { speaksEnglish } from "@/lib/language/language";
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

/** Something went wrong: what, why, and a way to try again. */
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

/** Why something went wrong: in the server's words, which are English, or else in the page's own where it has some. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.code === UNREACHABLE) return messages.unreachable;
    if (error.status === 429 && error.retryAfterSeconds !== null) {
      return messages.tooMany(formatDuration(error.retryAfterSeconds * 1000));
    }
    if (!speaksEnglish() && isKnown(error.code)) return reasons[error.code];
  }
  return error instanceof Error ? error.message : String(error);
}

function isKnown(code: string): code is keyof ErrorReasons {
  return Object.hasOwn(reasons, code);
}
