import { currentLocale } from "./language/language";

/** The one function that writes a count or a measure, in the viewer's language, with two decimals at most. */
export function formatNumber(number: number, locale = currentLocale()): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(number);
}

/** A part of a whole, from 0 to 1, as percent with one decimal at most. */
export function formatShare(share: number, locale = currentLocale()): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(
    share,
  );
}
