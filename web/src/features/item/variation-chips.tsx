import { getRouteApi, Link } from "@tanstack/react-router";
import type { Model } from "@/lib/api/types";
import { formatMoney } from "@/lib/money";
import styles from "./chips.module.css";
import { messages } from "./messages";

interface VariationChipsProps {
  models: readonly Model[];
  currency: string;
  selected: string;
}

const route = getRouteApi("/items/$itemKey");

/** More chips than these push the chart off the screen; a list takes their place. */
const MOST_CHIPS = 7;

/** One chip for the whole item and one for each variation; the chosen one's history is shown. */
export function VariationChips({ models, currency, selected }: VariationChipsProps) {
  if (models.length > MOST_CHIPS) {
    return <VariationList models={models} currency={currency} selected={selected} />;
  }
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

function VariationList({ models, currency, selected }: VariationChipsProps) {
  const navigate = route.useNavigate();
  return (
    <label className={styles.list}>
      <span>{messages.variation}</span>
      <select
        value={selected}
        onChange={({ target }) =>
          navigate({
            search: (before) => ({
              ...before,
              model: target.value === "0" ? undefined : target.value,
            }),
            replace: true,
            resetScroll: false,
          })
        }
      >
        <option value="0">{messages.wholeItem}</option>
        {models.map((model) => (
          <option key={model.model} value={model.model}>
            {[model.name, detailOf(model, currency)].filter(Boolean).join(" · ")}
          </option>
        ))}
      </select>
    </label>
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
