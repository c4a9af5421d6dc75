import { messages } from "./messages";
import styles from "./range-buttons.module.css";
import { type Range, ranges } from "./ranges";

interface RangeButtonsProps {
  selected: Range;
  onSelect: (range: Range) => void;
}

export function RangeButtons({ selected, onSelect }: RangeButtonsProps) {
  return (
    <fieldset className={styles.ranges}>
      <legend className="visually-hidden">{messages.rangesLabel}</legend>
      {ranges.map((range) => (
        <button
          key={range}
          type="button"
          className={styles.range}
          aria-pressed={range === selected}
          title={messages.rangeNames[range]}
          onClick={() => onSelect(range)}
        >
          {messages.ranges[range]}
        </button>
      ))}
    </fieldset>
  );
}
