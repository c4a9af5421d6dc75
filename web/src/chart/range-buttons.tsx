import { type FormEvent, useId, useState } from "react";
import { Button } from "@/lib/ui/button";
import { messages } from "./messages";
import styles from "./range-buttons.module.css";
import { type Days, type Range, ranges, type Stretch } from "./ranges";

interface RangeButtonsProps {
  selected: Stretch;
  /** The days that a choice of one's own begins with. */
  days: Days;
  onSelect: (stretch: Stretch) => void;
}

/** The stretch of time that is shown: one that ends now, or days of one's own. */
export function RangeButtons({ selected, days, onSelect }: RangeButtonsProps) {
  const [choosing, setChoosing] = useState(false);
  const custom = typeof selected === "object";
  const formId = useId();
  return (
    <div className={styles.choice}>
      <fieldset className={styles.ranges}>
        <legend className="visually-hidden">{messages.rangesLabel}</legend>
        {ranges.map((range: Range) => (
          <button
            key={range}
            type="button"
            className={styles.range}
            aria-pressed={range === selected}
            title={messages.rangeNames[range]}
            onClick={() => {
              setChoosing(false);
              onSelect(range);
            }}
          >
            {messages.ranges[range]}
          </button>
        ))}
        <button
          type="button"
          className={styles.range}
          aria-pressed={custom}
          aria-expanded={choosing}
          aria-controls={formId}
          onClick={() => setChoosing(!choosing)}
        >
          {messages.ownRange}
        </button>
      </fieldset>
      {choosing && <DaysForm id={formId} days={custom ? selected : days} onSelect={onSelect} />}
    </div>
  );
}

interface DaysFormProps {
  id: string;
  days: Days;
  onSelect: (days: Days) => void;
}

function DaysForm({ id, days, onSelect }: DaysFormProps) {
  const [from, setFrom] = useState(days.from);
  const [to, setTo] = useState(days.to);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (from !== "" && to !== "") onSelect({ from, to });
  }
  return (
    <form id={id} className={styles.days} onSubmit={submit}>
      <label>
        {messages.fromDay}
        <input type="date" required value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        {messages.toDay}
        <input type="date" required value={to} onChange={({ target }) => setTo(target.value)} />
      </label>
      <Button type="submit">{messages.showDays}</Button>
    </form>
  );
}
