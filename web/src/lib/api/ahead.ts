/** Answers that were asked for before the app was there, by their whole address; null for one it has to ask for itself. */
const asked = new Map<string, Promise<Response | null>>();

/** An answer that nobody has taken by then would be too old (ms). */
const KEPT_FOR = 5_000;

/**
 * Asks for data before the code that shows it has come, as soon as the server has said that somebody is logged in:
 * whoever is not would only be refused.
 *
 * @param paths below `/api/v1`, written exactly as the app will write them
 */
export function askAhead(paths: readonly string[]): void {
  const account = window.fetch(addressOf("/account")).catch(() => null);
  asked.set(addressOf("/account"), account);
  for (const path of paths) {
    const answer = account.then((told) => (told?.ok ? window.fetch(addressOf(path)) : null));
    asked.set(
      addressOf(path),
      answer.catch(() => null),
    );
  }
  setTimeout(() => asked.clear(), KEPT_FOR);
}

/** The answer to a request that was asked ahead, once; null when there is none to take. */
export async function takeAhead({ method, url }: Request): Promise<Response | null> {
  const answer = method === "GET" ? asked.get(url) : undefined;
  if (!answer) return null;
  asked.delete(url);
  return answer;
}

function addressOf(path: string): string {
  return `${window.location.origin}/api/v1${path}`;
}
