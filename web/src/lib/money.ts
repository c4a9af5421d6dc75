import { kept } from "./language/kept";
import { currentLocale } from "./language/language";
import { currencySymbols } from "./regions";

/** An amount as the server writes it, `129.00`, read without rounding. */
export interface Amount {
  /** The amount in its own smallest step: 12900 for `129.00`. */
  units: bigint;
  decimals: number;
}

/** Reads `129.00` or `-3.5`. Throws on anything that is not a plain decimal number. */
export function parseAmount(text: string): Amount {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) {
    throw new RangeError(`an amount is a decimal number such as 129.00, not '${text}'`);
  }
  const [, sign, whole = "", fraction = ""] = match;
  const units = BigInt(whole + fraction);
  return { units: sign ? -units : units, decimals: fraction.length };
}

export function writeAmount({ units, decimals }: Amount): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const sign = units < 0n ? "-" : "";
  return decimals === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `a - b`, with the decimals of the finer one. */
export function subtract(a: string, b: string): string {
  const [left, right] = align(parseAmount(a), parseAmount(b));
  return writeAmount({ units: left.units - right.units, decimals: left.decimals });
}

/** -1, 0 or 1. */
export function compare(a: string, b: string): number {
  const [left, right] = align(parseAmount(a), parseAmount(b));
  return left.units < right.units ? -1 : left.units > right.units ? 1 : 0;
}

/** By how many whole percent `to` differs from `from`, rounded half away from zero; null when `from` is 0. */
export function percentChange(from: string, to: string): number | null {
  const [before, after] = align(parseAmount(from), parseAmount(to));
  if (before.units === 0n) {
    return null;
  }
  const doubled = ((after.units - before.units) * 200n) / before.units;
  return Number((doubled + (doubled < 0n ? -1n : 1n)) / 2n);
}

/**
 * Reads an amount above nothing as people type it: `129.00`, `129,5`, `34.500`, `1.234.567,89`. Three digits after a
 * separator are thousands, since no shop asks for thousandths. Null when it is none.
 */
export function readAmount(text: string): string | null {
  const [, whole = "", fraction = ""] =
    /^(\d{1,14}|\d{1,3}(?:[.,\s]\d{3}){1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  const amount = whole.replaceAll(/\D/g, "") + (fraction === "" ? "" : `.${fraction}`);
  return whole !== "" && parseAmount(amount).units > 0n ? amount : null;
}

/** So many percent less, in the amount's own decimals, rounded down. */
export function percentOff(amount: string, percent: number): string {
  const { units, decimals } = parseAmount(amount);
  return writeAmount({ units: (units * BigInt(100 - percent)) / 100n, decimals });
}

/** The amount as a position on a chart's axis: the one place where a price may become a float. */
export function toAxis(amount: string): number {
  return Number(amount);
}

/** The one function that writes money: `S$129.00`, `Rp34,500`, in the viewer's language, with the amount's own decimals. */
export function formatMoney(amount: string, currency: string, locale = currentLocale()): string {
  const { decimals } = parseAmount(amount);
  const symbol = currencySymbols[currency];
  return formatter(currency, decimals, locale)
    .formatToParts(amount as `${number}`)
    .filter((part, index, parts) => !(symbol && isSpaceBesideCurrency(part, index, parts)))
    .map((part) => (part.type === "currency" ? (symbol ?? part.value) : part.value))
    .join("");
}

/** `−12 %` and `+3 %`, with a real minus sign. */
export function formatPercent(percent: number, locale = currentLocale()): string {
  return kept(
    `${locale}/percent`,
    () => new Intl.NumberFormat(locale, { style: "percent", signDisplay: "exceptZero" }),
  )
    .format(percent / 100)
    .replace("-", "−");
}

function formatter(
  currency: string,
  decimals: number,
  locale: string | undefined,
): Intl.NumberFormat {
  return kept(
    `${locale}/${currency}/${decimals}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
  );
}

// An ISO code is set apart by a space ("MYR 129"); the symbol put in its place is not, where it leads.
function isSpaceBesideCurrency(
  part: Intl.NumberFormatPart,
  index: number,
  parts: Intl.NumberFormatPart[],
): boolean {
  return (
    part.type === "literal" && part.value.trim() === "" && parts[index - 1]?.type === "currency"
  );
}

function align(a: Amount, b: Amount): [Amount, Amount] {
  const decimals = Math.max(a.decimals, b.decimals);
  const scale = (amount: Amount): Amount => ({
    units: amount.units * 10n ** BigInt(decimals - amount.decimals),
    decimals,
  });
  return [scale(a), scale(b)];
}
