/** How a moment is written: its day, its day and minute, its minute alone, or its distance from now. */
export type TimeStyle = "day" | "minute" | "time" | "relative";

/** The one function that writes a moment, in the viewer's language and time zone. */
export function formatTime(
  moment: string | number,
  style: TimeStyle,
  { now = Date.now(), locale }: { now?: number; locale?: string } = {},
): string {
  const at = typeof moment === "number" ? moment : Date.parse(moment);
  switch (style) {
    case "day":
      return format(locale, { dateStyle: "medium" }).format(at);
    case "minute":
      return format(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
    case "time":
      return format(locale, { timeStyle: "short" }).format(at);
    case "relative":
      return relative(at - now, locale);
  }
}

/** The one function that writes a length of time: `3 days`, `4 h`, `0.8 s`. */
export function formatDuration(milliseconds: number, locale?: string): string {
  const { value, unit } = largestUnit(Math.abs(milliseconds));
  const digits = unit === "second" && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: unit === "day" || unit === "year" ? "long" : "short",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: "floor",
  } as Intl.NumberFormatOptions).format(value);
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function relative(distance: number, locale?: string): string {
  const { value, unit } = largestUnit(Math.abs(distance));
  // Clocks of two machines differ by seconds: "in 2 seconds" for something that has happened would be silly.
  if (Math.abs(distance) < 10 * SECOND) {
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  }
  return new Intl.RelativeTimeFormat(locale, { numeric: "always" }).format(
    Math.sign(distance) * Math.floor(value),
    unit,
  );
}

function largestUnit(milliseconds: number): {
  value: number;
  unit: "second" | "minute" | "hour" | "day" | "year";
} {
  if (milliseconds < MINUTE) return { value: milliseconds / SECOND, unit: "second" };
  if (milliseconds < HOUR) return { value: milliseconds / MINUTE, unit: "minute" };
  // "30 hours" and "400 days" still say more than "1 day" and "1 year".
  if (milliseconds < 2 * DAY) return { value: milliseconds / HOUR, unit: "hour" };
  if (milliseconds < 730 * DAY) return { value: milliseconds / DAY, unit: "day" };
  return { value: milliseconds / (365.25 * DAY), unit: "year" };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale ?? ""}/${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    formats.set(key, found);
  }
  return found;
}
