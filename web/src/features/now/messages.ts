import { catalogue } from "@/lib/language/catalogue";

export const messages = catalogue("now", {
  title: "Happening now",
  running: "Flash sale now",
  ahead: "Next flash sale",
  allOf: "All its items",
  really: (percent: string) => `really ${percent}`,
  claims: (percent: string) => `claims ${percent}`,
  drops: "Biggest drops on my list",
  lows: "New lows on my list",
  inThirtyDays: "in 30 days",
  lowestOfThirtyDays: "lowest in 30 days",
});
