/** The languages of the pages, each by its own name. */
export const languages = {
  en: "English",
  id: "Bahasa Indonesia",
  ms: "Bahasa Melayu",
  th: "ไทย",
  vi: "Tiếng Việt",
  "zh-Hant": "繁體中文",
  "pt-BR": "Português (Brasil)",
} as const;

export type Language = keyof typeof languages;

const REMEMBERED_AS = "tidemark.language";

/** The language that was chosen in this browser, or else the first one of the browser's own that we speak. */
export function preferredLanguage(): Language {
  const chosen = remembered();
  if (chosen) return chosen;
  for (const wanted of wantedLocales()) {
    const found = languageOf(wanted);
    if (found) return found;
  }
  return "en";
}

/** Remembers a language and begins anew in it, so that every page, also one that was loaded already, speaks it. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED_AS, language);
  } catch {
    // A browser that keeps nothing still shows the language until the page is closed: by its address.
  }
  window.location.reload();
}

/** The language that a locale such as `zh-HK` is best served in; undefined when we do not speak it. */
export function languageOf(locale: string): Language | undefined {
  const { language, script } = new Intl.Locale(locale).maximize();
  const writtenAs = language === "zh" ? `zh-${script}` : language === "pt" ? "pt-BR" : language;
  return isOffered(writtenAs) ? writtenAs : undefined;
}

/**
 * How numbers, money and times are written: the browser's own region where it speaks the page's language (an English page
 * in Singapore writes dates as Singapore does), else the language alone. Undefined leaves it to the browser.
 */
export function localeFor(language: Language): string | undefined {
  return wantedLocales().find((wanted) => languageOf(wanted) === language) ?? language;
}

let locale: string | undefined;
let spoken: Language = "en";

/** The locale of the pages; undefined until a language was set. */
export function currentLocale(): string | undefined {
  return locale;
}

/** Whether the pages speak English, as the server does; its own sentences can be shown then. */
export function speaksEnglish(): boolean {
  return spoken === "en";
}

export function setLanguage(language: Language): void {
  spoken = language;
  locale = localeFor(language);
  document.documentElement.lang = language;
}

function isOffered(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

function wantedLocales(): readonly string[] {
  return navigator.languages.filter((wanted) => {
    try {
      return new Intl.Locale(wanted).language !== "";
    } catch {
      return false;
    }
  });
}

function remembered(): Language | undefined {
  try {
    const chosen = localStorage.getItem(REMEMBERED_AS);
    return chosen !== null && isOffered(chosen) ? chosen : undefined;
  } catch {
    return undefined;
  }
}
