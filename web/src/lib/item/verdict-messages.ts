import { catalogue } from "@/lib/language/catalogue";

/** What to make of a price, in one sentence. */
export const messages = catalogue("verdict", {
  lowestEver: (since: string) => `Lowest ever since ${since}`,
  good: (percent: number, days: number) => `Good: cheaper than on ${percent}% of ${days} days`,
  goodPlain: "Good: cheaper than on most days",
  usual: "The usual price",
  usualOf: (percent: number, days: number) =>
    `The usual price: it was dearer on ${percent}% of ${days} days`,
  usualNeverDearer: (days: number) => `The usual price: never dearer in ${days} days`,
  high: "High",
  highCompared: (price: string, day: string) => `High: it was ${price} on ${day}`,
  neverChanged: (since: string) => `Never changed since ${since}`,
  tooEarly: "Too early to say",
  tooEarlyDays: (days: number) =>
    `Too early to say: observed for ${days === 1 ? "1 day" : `${days} days`}`,
  tooFewPrices: (days: number) => `Too early to say: too few prices in ${days} days`,
  stale: "The price is old",
  staleSince: (when: string) => `The price is old: last seen ${when}`,
});
