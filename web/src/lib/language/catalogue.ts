type Words = Record<string, object>;

let words: Words = {};

/** Puts a language's words in place; called once, before any page is loaded. */
export function speak(translated: Words): void {
  words = translated;
}

/**
 * A feature's sentences in the viewer's language. A catalogue is an object of sentences and of functions that build one,
 * so a translation is another object of the same type; a part that is not translated is said in English.
 */
export function catalogue<T extends object>(part: string, english: T): T {
  return { ...english, ...(words[part] as Partial<T> | undefined) };
}
