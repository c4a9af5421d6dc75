import type { Alert, AlertChange, AlertKind, NewAlert } from "@/lib/api/types";
import { readAmount } from "@/lib/money";
import { messages } from "./messages";

/** What is in the fields of the form, as it was typed. */
export interface AlertFields {
  kind: AlertKind;
  amount: string;
  percent: string;
  /** Whether a drop is an amount instead of a percentage. */
  byAmount: boolean;
  /** Whole days; empty for ever. */
  days: string;
  since: "added" | "last-alert";
  /** A variation; `0` is the headline, empty the one chosen on the list. */
  model: string;
  /** Whole minutes. */
  coolDown: string;
}

const HOUR_IN_MINUTES = "60";

export const blankFields: AlertFields = {
  kind: "target-price",
  amount: "",
  percent: "10",
  byAmount: false,
  days: "90",
  since: "added",
  model: "",
  coolDown: HOUR_IN_MINUTES,
};

export function fieldsOf(alert: Alert): AlertFields {
  return {
    kind: alert.kind,
    amount: alert.amount ?? "",
    percent: alert.percent === null ? "0" : String(alert.percent),
    byAmount: alert.amount !== null,
    days: alert.days === null ? "" : String(alert.days),
    since: alert.since ?? "added",
    model: alert.model ?? "",
    coolDown: String(alert.coolDownMinutes),
  };
}

/** With another kind the fields start from what suits it. */
export function withKind(fields: AlertFields, kind: AlertKind): AlertFields {
  return {
    ...fields,
    kind,
    percent: kind === "flash-sale" ? "0" : "10",
    coolDown: isSeparateEachTime(kind) ? "0" : HOUR_IN_MINUTES,
  };
}

/** What cannot happen twice on end: every change is another one, and so is every session. */
const isSeparateEachTime = (kind: AlertKind): boolean =>
  kind === "any-change" || kind === "announced-flash-sale";

export const needsAmount = ({ kind, byAmount }: AlertFields): boolean =>
  kind === "target-price" || (kind === "price-drop" && byAmount);

export const needsPercent = ({ kind, byAmount }: AlertFields): boolean =>
  kind === "flash-sale" || (kind === "price-drop" && !byAmount);

/** What is wrong with a field, by its name; empty when all is well. */
export function faultsOf(fields: AlertFields): { amount?: string; percent?: string } {
  const least = fields.kind === "flash-sale" ? 0 : 1;
  const percent = Number(fields.percent);
  const percentFits = /^\d{1,2}$/.test(fields.percent.trim()) && percent >= least;
  return {
    ...(needsAmount(fields) &&
      readAmount(fields.amount) === null && { amount: messages.amountWrong }),
    ...(needsPercent(fields) && !percentFits && { percent: messages.percentWrong(least) }),
  };
}

/** The fields as the server wants them for a new alert. */
export function newAlert(fields: AlertFields, itemKey: string | null): NewAlert {
  const { kind, days, since, model } = fields;
  return {
    ...(itemKey !== null && { itemKey }),
    kind,
    ...numbersOf(fields),
    ...(kind === "new-lowest" && { days: days === "" ? null : Number(days) }),
    ...(kind === "price-drop" && { since }),
    ...(model !== "" && { model }),
  };
}

/** The fields as the server wants them for an alert that is there; its kind stays. */
export function changeOf(fields: AlertFields): AlertChange {
  const { kind, days, since, model } = fields;
  return {
    ...numbersOf(fields),
    ...(kind === "new-lowest" && { days: days === "" ? null : Number(days) }),
    ...(kind === "price-drop" && { since }),
    model: model === "" ? null : model,
  };
}

function numbersOf(fields: AlertFields) {
  return {
    ...(needsAmount(fields) && { amount: readAmount(fields.amount) ?? fields.amount }),
    ...(needsPercent(fields) && { percent: Number(fields.percent) }),
    coolDownMinutes: Number(fields.coolDown),
  };
}
