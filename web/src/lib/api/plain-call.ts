import { answer } from "./client";

/** A call that the server's description does not name yet; what it answers is taken at its word. */
export function plainCall<T>(method: string, path: string, body?: object): Promise<T> {
  return answer<T>(
    window
      .fetch(
        new Request(`${window.location.origin}/api/v1${path}`, {
          method,
          ...(body && {
            body: JSON.stringify(body),
            headers: { "Content-Type": "application/json" },
          }),
        }),
      )
      .then(async (response) => {
        const text = await response.text();
        const read: unknown = text === "" ? undefined : JSON.parse(text);
        return response.ok ? { data: read as T, response } : { error: read, response };
      }),
  );
}
