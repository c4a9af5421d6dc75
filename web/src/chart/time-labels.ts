import { DAY, dateFormat, MINUTE } from "@/lib/dates";
import { currentLocale } from "@/lib/language/language";

/** Steps of the time axis in seconds; uPlot finds months and years itself from the last one on. */
export const timeSteps = [
  1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 345_600,
  604_800, 1_209_600, 2_592_000, 5_184_000, 7_776_000, 15_552_000, 31_536_000,
];

/** Labels of the time axis in the viewer's language: times within a day, days within a year, else months. */
export function timeLabels(
  seconds: number[],
  stepSeconds: number,
  locale = currentLocale(),
): string[] {
  const step = stepSeconds * 1000;
  let lastDay = "";
  return seconds.map((second) => {
    const at = second * 1000;
    if (step >= 27 * DAY) return label(at, { month: "short", year: "numeric" }, locale);
    const day = label(at, { day: "numeric", month: "short" }, locale);
    if (step >= DAY) return day;
    const precise: Intl.DateTimeFormatOptions = step < MINUTE ? { second: "2-digit" } : {};
    const time = label(at, { hour: "2-digit", minute: "2-digit", ...precise }, locale);
    const isMidnight = new Date(at).getHours() + new Date(at).getMinutes() === 0 && step >= MINUTE;
    const text = day === lastDay ? time : isMidnight ? day : `${day}, ${time}`;
    lastDay = day;
    return text;
  });
}

function label(
  at: number,
  options: Intl.DateTimeFormatOptions,
  locale: string | undefined,
): string {
  return dateFormat(locale, options).format(at);
}
