import { type FormEvent, type ReactNode, useState } from "react";
import type { AlertKind, Model } from "@/lib/api/types";
import { formatDuration, MINUTE } from "@/lib/dates";
import { Button } from "@/lib/ui/button";
import { TextField } from "@/lib/ui/text-field";
import styles from "./alert.module.css";
import {
  type AlertFields,
  faultsOf,
  needsAmount,
  needsPercent,
  withKind,
} from "./alert-form-fields";
import { messages } from "./messages";

interface AlertFormProps {
  initial: AlertFields;
  /** Null in an alert for every item: those have no common currency, so no amounts. */
  currency: string | null;
  models?: readonly Model[];
  /** Whether the alert is there already: its kind stays what it is. */
  existing?: boolean;
  submitText: string;
  busyText: string | undefined;
  onSubmit: (fields: AlertFields) => void;
  onCancel: () => void;
  children?: ReactNode;
}

const kinds: readonly AlertKind[] = [
  "target-price",
  "price-drop",
  "new-lowest",
  "good-price",
  "back-in-stock",
  "flash-sale",
  "announced-flash-sale",
  "any-change",
];

const coolDowns = ["0", "10", "60", "360", "1440", "10080"];

/** The fields of an alert, those that its kind needs. `children` is what has to be said before its buttons. */
export function AlertForm(props: AlertFormProps) {
  const { currency, models = [], existing = false, children } = props;
  const [fields, setFields] = useState(props.initial);
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<AlertFields>) => setFields({ ...fields, ...change });
  const faults = checked ? faultsOf(fields) : {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(faultsOf(fields)).length === 0) props.onSubmit(fields);
    else event.currentTarget.querySelector<HTMLInputElement>("input[inputmode]")?.focus();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {!existing && (
        <Choice
          label={messages.kind}
          value={fields.kind}
          onChange={(kind) => setFields(withKind(fields, kind as AlertKind))}
        >
          {kinds
            .filter((kind) => currency !== null || kind !== "target-price")
            .map((kind) => (
              <option key={kind} value={kind}>
                {messages.kinds[kind]}
              </option>
            ))}
        </Choice>
      )}
      {fields.kind === "price-drop" && <DropFields fields={fields} set={set} currency={currency} />}
      {needsAmount(fields) && currency !== null && (
        <TextField
          label={(fields.kind === "price-drop" ? messages.dropAmount : messages.price)(currency)}
          inputMode="decimal"
          autoComplete="off"
          value={fields.amount}
          error={faults.amount}
          onChange={(event) => set({ amount: event.target.value })}
        />
      )}
      {needsPercent(fields) && (
        <TextField
          label={fields.kind === "flash-sale" ? messages.realPercent : messages.dropPercent}
          {...(fields.kind === "flash-sale" && { hint: messages.realPercentHint })}
          inputMode="numeric"
          autoComplete="off"
          value={fields.percent}
          error={faults.percent}
          onChange={(event) => set({ percent: event.target.value })}
        />
      )}
      {fields.kind === "new-lowest" && (
        <Choice label={messages.within} value={fields.days} onChange={(days) => set({ days })}>
          {daysToChoose(props.initial.days).map((days) => (
            <option key={days} value={days}>
              {messages.days(days)}
            </option>
          ))}
          <option value="">{messages.ever}</option>
        </Choice>
      )}
      {models.length > 1 && (
        <Choice
          label={messages.variation}
          value={fields.model}
          onChange={(model) => set({ model })}
        >
          <option value="">{messages.asOnList}</option>
          <option value="0">{messages.wholeItem}</option>
          {models.map(({ model, name }) => (
            <option key={model} value={model}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <CoolDownField fields={fields} set={set} />
      {children}
      <div className={styles.actions}>
        <Button look="primary" type="submit" busyText={props.busyText}>
          {props.submitText}
        </Button>
        <Button onClick={props.onCancel}>{messages.cancel}</Button>
      </div>
    </form>
  );
}

/** A number of days that a program has chosen stays among the choices. */
function daysToChoose(chosen: string): number[] {
  const days = new Set([30, 90, 365, ...(chosen === "" ? [] : [Number(chosen)])]);
  return [...days].sort((a, b) => a - b);
}

interface PartProps {
  fields: AlertFields;
  set: (change: Partial<AlertFields>) => void;
}

/** In what a drop is measured, and from where. */
function DropFields({ fields, set, currency }: PartProps & { currency: string | null }) {
  return (
    <>
      {currency !== null && (
        <Choice
          label={messages.dropBy}
          value={fields.byAmount ? "amount" : "percent"}
          onChange={(by) => set({ byAmount: by === "amount" })}
        >
          <option value="percent">{messages.byPercent}</option>
          <option value="amount">{messages.byAmount}</option>
        </Choice>
      )}
      <Choice
        label={messages.since}
        value={fields.since}
        onChange={(since) => set({ since: since as AlertFields["since"] })}
      >
        <option value="added">{messages.sinceAdded}</option>
        <option value="last-alert">{messages.sinceLast}</option>
      </Choice>
    </>
  );
}

/** A length that a program has chosen stays among the choices. */
function CoolDownField({ fields, set }: PartProps) {
  const choices = coolDowns.includes(fields.coolDown)
    ? coolDowns
    : [...coolDowns, fields.coolDown].sort((a, b) => Number(a) - Number(b));
  return (
    <Choice
      label={messages.coolDown}
      value={fields.coolDown}
      onChange={(coolDown) => set({ coolDown })}
    >
      {choices.map((minutes) => (
        <option key={minutes} value={minutes}>
          {minutes === "0" ? messages.noCoolDown : formatDuration(Number(minutes) * MINUTE)}
        </option>
      ))}
    </Choice>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
