import { kept } from "./language/kept";
import { currentLocale } from "./language/language";

/** The one function that writes a count or a measure, in the viewer's language, with two decimals at most. */
export function formatNumber(number: number, locale = currentLocale()): string {
  return kept(
    `${locale}/number`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
  ).format(number);
}

/** A part of a whole, from 0 to 1, as percent with one decimal at most. */
export function formatShare(share: number, locale = currentLocale()): string {
  return kept(
    `${locale}/share`,
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
  ).format(share);
}

/** The same, but with two figures where one decimal would make nothing of it. */
export function formatSmallShare(share: number, locale = currentLocale()): string {
  if (share === 0 || Math.abs(share) >= 0.01) return formatShare(share, locale);
  return new Intl.NumberFormat(locale, { style: "percent", maximumSignificantDigits: 2 }).format(
    share,
  );
}
