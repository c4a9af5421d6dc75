import { catalogue } from "@/lib/language/catalogue";

export const messages = catalogue("status", {
  title: "Status",
  introduction: "Whether the parts of this Tidemark answer. They are asked twice a minute.",
  allWell: "Everything answers",
  trouble: "Something does not answer",
  asking: "Asking…",
  parts: {
    accounts: { name: "Accounts", text: "Logging in, and everyone’s lists." },
    items: { name: "Items", text: "Items, their price histories and verdicts." },
    prices: { name: "Looking at prices", text: "The programs that ask the shops." },
  },
  answers: (time: string) => `Answered in ${time}`,
  away: "Does not answer",
  awayHelp: "It is asked again by itself. If this lasts, tell the administrator.",
  hidden: "Log in to see this",
  lastAsked: (time: string) => `Last asked at ${time}`,
  version: "Version",
  sources: "Sources of prices",
  sourcesWell: "All of them answer",
  sourcesTroubled: (count: number) => `${count} in trouble`,
  sourcesNone: "None: either none is set up, or the program that asks them is away",
});
