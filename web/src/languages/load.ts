import { speak } from "@/lib/language/catalogue";
import { type Language, setLanguage } from "@/lib/language/language";
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
  setLanguage(language);
}
