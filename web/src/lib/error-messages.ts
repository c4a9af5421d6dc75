import { catalogue } from "@/lib/language/catalogue";

/**
 * What has gone wrong, by the server's code, for those who do not read English: the server's own sentence is English and
 * says more, so an English page shows that one.
 */
export const messages = catalogue("error", {
  "invalid-value": "One of the values cannot be used.",
  "not-an-item-url": "The link leads to something else than the page of one item.",
  "unsupported-site": "The link leads to another site than Shopee's.",
  "region-closed": "Its items have no prices any more.",
  "shop-mismatch": "The link names another shop than the one that sells this item.",
  "too-many-watches": "Remove an item you no longer watch, then try again.",
  "too-many-tokens": "Revoke a token you no longer use, then try again.",
  "too-many-alerts": "Remove an alert you no longer need, then try again.",
  "too-many-channels": "Remove a channel you no longer use, then try again.",
  "login-required": "Log in first.",
  "account-locked": "This account is locked. Ask the administrator.",
  "registration-closed": "Registration is closed. Ask the administrator for an account.",
  forbidden: "This account may not do that.",
  "not-found": "This is not there, or not any more.",
  "item-not-found": "This item is not tracked here.",
  "flash-sale-not-found": "There is no such flash sale.",
  "username-taken": "This username is taken.",
  "no-demo-shop": "There is no demo shop here.",
  "email-unavailable": "This installation cannot send e-mail. Ask the administrator.",
  "import-running": "Another import is not finished yet.",
  "body-too-large": "This is too large.",
  "too-many-requests": "Too many requests. Try again in a moment.",
  "too-many-attempts": "Too many attempts. Try again later.",
  overloaded: "The server is busy. Try again in a moment.",
  unavailable: "A part of the server does not answer. Try again in a moment.",
  timeout: "The server took too long. Try again.",
  internal: "Something went wrong on the server.",
});

export type ErrorReasons = typeof messages;
