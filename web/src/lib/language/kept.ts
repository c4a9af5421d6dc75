const made = new Map<string, unknown>();

/** What `make` gives, made once for each key: a formatter costs more to make than to use a hundred times. */
export function kept<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}
