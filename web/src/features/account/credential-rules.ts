import { isApiError } from "@/lib/api/api-error";
import { messages as reasons } from "@/lib/error-messages";
import { speaksEnglish } from "@/lib/language/language";
import { messages } from "./messages";

/** The rules of the server, told before asking it. Each answers the sentence to show, or undefined. */
export function usernameProblem(username: string): string | undefined {
  return /^[a-z0-9._-]{3,32}$/i.test(username) ? undefined : messages.usernameWrong;
}

export function passwordProblem(password: string): string | undefined {
  // As the server counts: a letter outside the basic plane is one character.
  const length = [...password].length;
  if (length < 8) return messages.passwordShort;
  return length > 128 ? messages.passwordLong : undefined;
}

/** What the server says about one field of a form; in a page that is not English, only that it cannot be used. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  const problem = isApiError(error) ? error.fieldErrors.get(field) : undefined;
  return problem === undefined || speaksEnglish() ? problem : reasons["invalid-value"];
}
