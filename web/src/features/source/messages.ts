import { catalogue } from "@/lib/language/catalogue";
export const messages = catalogue("source", {
  title: "Sources of prices",
  introduction:
    "Where prices come from, country by country. An item in a country without a source is kept and waits.",
  failed: "The sources could not be loaded",
  none: "No source is set up",
  noneText:
    "Added items are kept and wait. An administrator can switch a source on in the settings: the Affiliate Open API with an app id and secret of one's own, Shopee's web pages, or the demo shop.",
  since: (when: string) => `since ${when}`,
  nextCall: (when: string) => `Not asked again before ${when}.`,
  budget: (used: string, granted: string) => `${used} of ${granted} calls used within the hour.`,
  states: {
    ok: "Answers",
    blocked: "The shop refuses us",
    unreachable: "Does not answer",
    "out-of-budget": "Calls are spent for now",
    "not-configured": "Not set up",
  },
  helps: {
    blocked: "It is left alone for a while and then asked once; the last prices stand.",
    unreachable: "It is asked again by itself, with longer and longer pauses.",
    "out-of-budget": "It goes on when the next calls are granted.",
    "not-configured": "Its items wait for a source until the administrator sets one up.",
  } as Readonly<Record<string, string>>,
});
