import { messages } from "./messages";

const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 30;

/** How often something changes, in the largest unit in which it is about once or more. */
export function changePace(perDay: number): string {
  if (perDay >= 0.75) return messages.timesADay(Math.round(perDay));
  if (perDay * DAYS_PER_WEEK >= 0.75)
    return messages.timesAWeek(Math.round(perDay * DAYS_PER_WEEK));
  const perMonth = Math.round(perDay * DAYS_PER_MONTH);
  return perMonth >= 1 ? messages.timesAMonth(perMonth) : messages.lessThanOnceAMonth;
}
