export const messages = {
  startsIn: "Starts in",
  endsIn: "Ends in",
  endedAgo: (when: string) => `Ended ${when}`,
};
