import { kept } from "./language/kept";
import { currentLocale } from "./language/language";

/** How a moment is written: its day, its day and minute, its minute alone, or its distance from now. */
export type TimeStyle = "day" | "minute" | "time" | "relative";

/** The one function that writes a moment, in the viewer's language and time zone. */
export function formatTime(
  moment: string | number,
  style: TimeStyle,
  {
    now = Date.now(),
    locale = currentLocale(),
  }: { now?: number; locale?: string | undefined } = {},
): string {
  const at = typeof moment === "number" ? moment : Date.parse(moment);
  switch (style) {
    case "day":
      return dateFormat(locale, { dateStyle: "medium" }).format(at);
    case "minute":
      return dateFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
    case "time":
      return dateFormat(locale, { timeStyle: "short" }).format(at);
    case "relative":
      return relative(at - now, locale);
  }
}

/** The one function that writes a length of time: `3 days`, `4 hr`, `12 sec`. Less than a second counts as one. */
export function formatDuration(milliseconds: number, locale = currentLocale()): string {
  const { value, unit } = largestUnit(Math.max(Math.abs(milliseconds), SECOND));
  return lengthFormat(unit, 0, locale).format(Math.floor(value));
}

/** A length of time that someone waits for, with tenths below ten seconds: `0.8 s`. */
export function formatElapsed(milliseconds: number, locale = currentLocale()): string {
  if (milliseconds >= 10 * SECOND) return formatDuration(milliseconds, locale);
  const tenths = Math.floor(Math.max(milliseconds, 0) / 100) / 10;
  return lengthFormat("second", 1, locale).format(tenths);
}

/** How long a machine took: `12 ms`, or in seconds from one second on. */
export function formatTaken(milliseconds: number, locale = currentLocale()): string {
  if (milliseconds >= SECOND) return formatElapsed(milliseconds, locale);
  return kept(
    `${locale}/milliseconds`,
    () =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: "millisecond",
        maximumFractionDigits: 0,
      }),
  ).format(Math.max(milliseconds, 1));
}

type LengthUnit = "second" | "minute" | "hour" | "day" | "year";

function lengthFormat(unit: LengthUnit, digits: number, locale?: string): Intl.NumberFormat {
  return kept(
    `${locale}/${unit}/${digits}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        // "1.0 sec" is a plural in no language; the short sign of a second is the same in all of them.
        unitDisplay: digits > 0 ? "narrow" : unit === "day" || unit === "year" ? "long" : "short",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function relative(distance: number, locale: string | undefined): string {
  const { value, unit } = largestUnit(Math.abs(distance));
  // Clocks of two machines differ by seconds: "in 2 seconds" for something that has happened would be silly.
  if (Math.abs(distance) < 10 * SECOND) {
    return relativeFormat("auto", locale).format(0, "second");
  }
  return relativeFormat("always", locale).format(Math.sign(distance) * Math.floor(value), unit);
}

function relativeFormat(numeric: "auto" | "always", locale: string | undefined) {
  return kept(`${locale}/${numeric}`, () => new Intl.RelativeTimeFormat(locale, { numeric }));
}

function largestUnit(milliseconds: number): {
  value: number;
  unit: LengthUnit;
} {
  if (milliseconds < MINUTE) return { value: milliseconds / SECOND, unit: "second" };
  if (milliseconds < HOUR) return { value: milliseconds / MINUTE, unit: "minute" };
  // "30 hours" and "400 days" still say more than "1 day" and "1 year".
  if (milliseconds < 2 * DAY) return { value: milliseconds / HOUR, unit: "hour" };
  if (milliseconds < 730 * DAY) return { value: milliseconds / DAY, unit: "day" };
  return { value: milliseconds / (365.25 * DAY), unit: "year" };
}

/** Writes moments in one way. */
export function dateFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return kept(
    `${locale}/${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, options),
  );
}

/** The viewer's calendar day of a moment, as `2026-11-23`. */
export function dayOf(moment: number): string {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
