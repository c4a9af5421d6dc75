import { Link } from "@tanstack/react-router";
import type { Model } from "@/lib/api/types";
import { formatMoney } from "@/lib/money";
import { messages } from "./messages";
import styles from "./variation-chips.module.css";

interface VariationChipsProps {
  models: readonly Model[];
  currency: string;
  selected: string;
}

/** One chip for the whole item and one for each variation; the chosen one's history is shown. */
export function VariationChips({ models, currency, selected }: VariationChipsProps) {
  return (
    <nav aria-label={messages.variations}>
      <ul className={styles.chips}>
        <li>
          <Chip model={undefined} current={selected === "0"} name={messages.wholeItem} />
        </li>
        {models.map((model) => (
          <li key={model.model}>
            <Chip
              model={model.model}
              current={model.model === selected}
              name={model.name}
              detail={detailOf(model, currency)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function detailOf(model: Model, currency: string): string | undefined {
  if (!model.listed) return messages.notListed;
  if (model.stock === "out") return messages.soldOut;
  return model.price === null ? undefined : formatMoney(model.price, currency);
}

interface ChipProps {
  model: string | undefined;
  current: boolean;
  name: string;
  detail?: string | undefined;
}

function Chip({ model, current, name, detail }: ChipProps) {
  return (
    <Link
      from="/items/$itemKey"
      search={(before) => ({ ...before, model })}
      replace
      resetScroll={false}
      className={`${styles.chip} ${current ? styles.current : ""}`}
      aria-current={current ? "true" : undefined}
    >
      {name} {detail && <span className={styles.detail}>{detail}</span>}
    </Link>
  );
}
