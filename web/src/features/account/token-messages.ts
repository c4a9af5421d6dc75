import type { TokenScope } from "@/lib/api/types";
import { catalogue } from "@/lib/language/catalogue";

const scope: Record<TokenScope, string> = {
  observe: "Report prices",
  read: "Read",
  collect: "Collect for everybody",
};

export const messages = catalogue("token", {
  tokens: "Tokens for your programs",
  introduction:
    "A browser extension or a script uses Tidemark with a token instead of your password.",
  newToken: "New token",
  loadFailed: "The tokens could not be loaded",
  scope,
  scopeHint: {
    observe: "Prices it has seen, shown to you alone.",
    read: "Everything that you can see.",
    collect: "Prices it has seen, shown to everybody.",
  } satisfies Record<TokenScope, string>,
  scopesOf: (scopes: readonly TokenScope[]) =>
    scopes.map((each) => scope[each].toLowerCase()).join(", "),
  created: (what: string) => `Created ${what}`,
  neverUsed: "never used",
  lastUsed: (when: string) => `last used ${when}`,
  neverExpires: "does not expire",
  expires: (day: string) => `expires ${day}`,
  expired: (day: string) => `expired ${day}`,
  revoke: "Revoke",
  revokeOf: (name: string) => `Revoke ${name}`,
  revokeQuestion: (name: string) => `Revoke “${name}”?`,
  revokeConsequence: "Whatever uses this token stops working at once. This cannot be undone.",
  keep: "Keep it",
  revokeFailed: "The token was not revoked",
  name: "Name",
  nameHint: "What you will know it by, such as the device that uses it.",
  nameMissing: "Give the token a name.",
  scopes: "What it may do",
  scopeMissing: "Choose at least one.",
  expiry: "Expires",
  never: "Never",
  inDays: (days: number) => (days === 365 ? "In a year" : `In ${days} days`),
  create: "Create token",
  creating: "Creating…",
  createFailed: "No token was created",
  cancel: "Cancel",
  onlyNow: "Copy the token now: it is shown this once, and nobody can look it up later.",
  copy: "Copy",
  copied: "Copied.",
  copyFailed: "The browser did not allow copying. Select the token and copy it yourself.",
  done: "Done",
});
