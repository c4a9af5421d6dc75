import createClient from "openapi-fetch";
import { takeAhead } from "./ahead";
import { ApiError } from "./api-error";
import type { paths } from "./schema";
import type { Problem } from "./types";

/** Typed by the server's own description: a path or field that does not exist there does not compile here. */
export const api = createClient<paths>({
  baseUrl: `${window.location.origin}/api/v1`,
  // Looked up at each call, so that a test can put its own in place.
  fetch: async (request) => (await takeAhead(request)) ?? window.fetch(request),
});

interface Outcome<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

/** The body of a call that succeeded; everything else is thrown as an ApiError. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw isAbort(cause) ? cause : new ApiError(0, {});
  });
  if (!response.ok) {
    const wait = Number(response.headers.get("Retry-After"));
    throw new ApiError(response.status, asProblem(error), wait > 0 ? wait : null);
  }
  return data as T;
}

function asProblem(error: unknown): Partial<Problem> {
  return typeof error === "object" && error !== null ? error : {};
}

function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === "AbortError";
}
