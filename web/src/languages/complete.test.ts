import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Language, languages } from "@/lib/language/language";
import { alertWordsOf, wordsOf } from "./load";

/** The pages of administrators are in English alone. */
const ENGLISH_ONLY = new Set(["source", "admin", "operations"]);

/** The English sentences of shoppers, by the part of the pages that says them. */
const english: [part: string, sentences: object][] = Object.entries(
  import.meta.glob<object>("../**/*messages.ts", { import: "messages", eager: true }),
)
  .map(([file, originals]): [string, object] => [partOf(file), originals])
  .filter(([part]) => !ENGLISH_ONLY.has(part));

function partOf(file: string): string {
  const source = readFileSync(join("src/languages", file), "utf8");
  return /catalogue\("(\w+)"/.exec(source)?.[1] ?? file;
}

/** Every sentence with the path to it, such as `states.blocked.title`. */
function sentences(node: unknown, path = ""): [path: string, sentence: unknown][] {
  if (typeof node !== "object" || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) =>
    sentences(value, path === "" ? key : `${path}.${key}`),
  );
}

/** What a sentence says of numbers that appear nowhere else; null for one that takes something else. */
function said(sentence: unknown): string | null {
  if (typeof sentence === "string") return sentence;
  try {
    const given = [4711, 4712, 4713].slice(0, (sentence as () => string).length);
    return (sentence as (...given: number[]) => string)(...given);
  } catch {
    return null;
  }
}

function numbersIn(text: string): string[] {
  return [...text.replaceAll(/(?<=\d)[.,\s](?=\d)/g, "").matchAll(/471\d/g)]
    .map(([it]) => it)
    .sort();
}

/** What is wrong with a translation of English sentences, each by its path. */
function faults(originals: object, translated: object): string[] {
  const inEnglish = new Map(sentences(originals));
  const theirs = new Map(sentences(translated));
  const missing = [...inEnglish.keys()].filter((path) => !theirs.has(path));
  const unknown = [...theirs.keys()].filter((path) => !inEnglish.has(path));
  const wrong = [...inEnglish].filter(([path, original]) => {
    const sentence = said(theirs.get(path));
    const expected = said(original);
    if (expected === null || !theirs.has(path)) return false;
    return !sentence?.trim() || numbersIn(sentence).join() !== numbersIn(expected).join();
  });
  return [
    ...missing.map((path) => `${path} is missing`),
    ...unknown.map((path) => `${path} is not said in English`),
    ...wrong.map(([path]) => `${path} is empty, or leaves out what it should name`),
  ];
}

const others = Object.keys(languages).filter(
  (code): code is Exclude<Language, "en"> => code !== "en",
);

test.each(others)("every sentence for shoppers is there in %s", async (language) => {
  const words: Record<string, object> = {
    ...(await wordsOf(language)),
    ...(await alertWordsOf(language)),
  };

  expect(Object.keys(words).sort()).toEqual(english.map(([part]) => part).sort());
  for (const [part, originals] of english) {
    expect(faults(originals, words[part] ?? {}), part).toEqual([]);
  }
});
