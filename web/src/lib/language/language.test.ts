import { expect, test } from "vitest";
import { languageOf } from "./language";

test.each([
  ["id-ID", "id"],
  ["ms-MY", "ms"],
  ["th", "th"],
  ["vi-VN", "vi"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["pt-PT", "pt-BR"],
  ["en-SG", "en"],
])("a browser in %s is spoken to in %s", (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test.each(["zh-CN", "fr", "toString"])("%s is not spoken here", (locale) => {
  expect(languageOf(locale)).toBeUndefined();
});
