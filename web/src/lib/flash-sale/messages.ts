import { catalogue } from "@/lib/language/catalogue";
export const messages = catalogue("countdown", {
  startsIn: "Starts in",
  endsIn: "Ends in",
  endedAgo: (when: string) => `Ended ${when}`,
});
