import type { Problem } from "./types";

/** The code of a request that never reached the server, beside the codes the server itself gives. */
export const UNREACHABLE = "unreachable";

/** A request that did not succeed, in the words of the server's problem document. */
export class ApiError extends Error {
  readonly status: number;
  /** Stable word to branch on, such as `username-taken`. */
  readonly code: string;
  readonly requestId: string | null;
  readonly fieldErrors: ReadonlyMap<string, string>;
  /** How long the server asks us to wait. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, problem: Partial<Problem>, retryAfterSeconds: number | null = null) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`);
    this.name = "ApiError";
    this.status = status;
    this.code = problem.code ?? (status === 0 ? UNREACHABLE : "internal");
    this.requestId = problem.requestId ?? null;
    this.fieldErrors = new Map(problem.errors?.map(({ field, message }) => [field, message]));
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether asking again unchanged may help. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
