import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { AlertSettings } from "@/lib/api/types";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { Skeleton } from "@/lib/ui/skeleton";
import { TextField } from "@/lib/ui/text-field";
import { changingTimes, timesQuery } from "./api";
import styles from "./channel.module.css";
import { messages } from "./messages";
import { zonesWith } from "./zones";

/** Quiet hours, the digest, and the time zone that both follow. */
export function TimesCard() {
  const times = useQuery(timesQuery);
  return (
    <section className={styles.card} aria-labelledby="times">
      <h2 id="times">{messages.times}</h2>
      <p className={styles.facts}>{messages.timesText}</p>
      {times.isPending && <Skeleton rows={2} height="3.5rem" />}
      {times.isError && (
        <ErrorNotice title={messages.timesFailed} error={times.error} retry={times.refetch} />
      )}
      {times.data && <TimesForm times={times.data} />}
    </section>
  );
}

function TimesForm({ times }: { times: AlertSettings }) {
  const changing = useMutation(changingTimes);
  const [zone, setZone] = useState(times.zone);
  const [quiet, setQuiet] = useState(times.quietFrom !== null);
  const [from, setFrom] = useState(times.quietFrom ?? "22:00");
  const [until, setUntil] = useState(times.quietUntil ?? "07:00");
  const [digest, setDigest] = useState(times.digestAt !== null);
  const [at, setAt] = useState(times.digestAt ?? "08:00");
  const [checked, setChecked] = useState(false);
  const missing = (time: string) => (checked && time === "" ? messages.timeMissing : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if ((quiet && (from === "" || until === "")) || (digest && at === "")) return;
    changing.mutate({
      zone,
      quietFrom: quiet ? from : null,
      quietUntil: quiet ? until : null,
      digestAt: digest ? at : null,
    });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <label className={styles.choice}>
        {messages.zone}
        <select value={zone} onChange={(event) => setZone(event.target.value)}>
          {zonesWith(times.zone).map((each) => (
            <option key={each} value={each}>
              {each.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </label>
      <Tick label={messages.quiet} on={quiet} onChange={setQuiet} />
      {quiet && (
        <div className={styles.pair}>
          <TimeField label={messages.quietFrom} value={from} set={setFrom} error={missing(from)} />
          <TimeField
            label={messages.quietUntil}
            value={until}
            set={setUntil}
            error={missing(until)}
          />
        </div>
      )}
      <Tick label={messages.digest} on={digest} onChange={setDigest} />
      {digest && (
        <div className={styles.pair}>
          <TimeField label={messages.digestAt} value={at} set={setAt} error={missing(at)} />
        </div>
      )}
      {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
      <div className={styles.actions}>
        <Button type="submit" busyText={changing.isPending ? messages.saving : undefined}>
          {messages.save}
        </Button>
        {changing.isSuccess && <span role="status">{messages.saved}</span>}
      </div>
    </form>
  );
}

interface TickProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

function Tick({ label, on, onChange }: TickProps) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

interface TimeFieldProps {
  label: string;
  value: string;
  set: (time: string) => void;
  error: string | undefined;
}

function TimeField({ label, value, set, error }: TimeFieldProps) {
  return (
    <TextField
      label={label}
      type="time"
      value={value}
      error={error}
      onChange={(event) => set(event.target.value)}
    />
  );
}
