/** A language's sentences by the part of the pages that says them. */
type Sentences = { readonly [part: string]: object };

let words: Sentences = {};

/** Puts a language's words in place; called once, before any page is loaded. */
export function speak(translated: Sentences): void {
  words = translated;
}

/** Adds the words of parts that were not needed before; called before the pages that say them are loaded. */
export function speakAlso(translated: Sentences): void {
  words = { ...words, ...translated };
}

/**
 * A feature's sentences in the viewer's language. A catalogue is an object of sentences and of functions that build one,
 * so a translation is another object of the same type; a part that is not translated is said in English.
 */
export function catalogue<T extends object>(part: string, english: T): T {
  return { ...english, ...(words[part] as Partial<T> | undefined) };
}
