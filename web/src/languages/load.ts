import { speak, speakAlso } from "@/lib/language/catalogue";
import { type Language, setLanguage } from "@/lib/language/language";
import type { AlertWords } from "./alerts/words";
import type { Words } from "./words";

/** Each language is a file of its own, fetched by those who speak it. English is in the pages themselves. */
const loaders: Record<Exclude<Language, "en">, () => Promise<{ words: Words }>> = {
  id: () => import("./id"),
  ms: () => import("./ms"),
  th: () => import("./th"),
  vi: () => import("./vi"),
  "zh-Hant": () => import("./zh-hant"),
  "pt-BR": () => import("./pt-br"),
};

export async function wordsOf(language: Exclude<Language, "en">): Promise<Words> {
  return (await loaders[language]()).words;
}

/** The words of alerts, apart from the others: nobody needs them before the first page that says them. */
const alertLoaders: Record<Exclude<Language, "en">, () => Promise<{ words: AlertWords }>> = {
  id: () => import("./alerts/id"),
  ms: () => import("./alerts/ms"),
  th: () => import("./alerts/th"),
  vi: () => import("./alerts/vi"),
  "zh-Hant": () => import("./alerts/zh-hant"),
  "pt-BR": () => import("./alerts/pt-br"),
};

export async function alertWordsOf(language: Exclude<Language, "en">): Promise<AlertWords> {
  return (await alertLoaders[language]()).words;
}

let spoken: Language = "en";

/** Loads something that speaks of alerts, its words first. Words that cannot be fetched leave it in English. */
export async function withAlertWords<T>(load: () => Promise<T>): Promise<T> {
  if (spoken !== "en") speakAlso(await alertWordsOf(spoken).catch(() => ({})));
  return load();
}

/** Makes the pages speak a language. One whose words cannot be fetched leaves them in English. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language !== "en") {
    try {
      speak(await wordsOf(language));
    } catch {
      setLanguage("en");
      return;
    }
  }
  spoken = language;
  setLanguage(language);
}
