import { useMutation } from "@tanstack/react-query";
import { formatMoney } from "@/lib/money";
import { ErrorNotice } from "@/lib/ui/error-notice";
import styles from "./alert.module.css";
import { silencingTarget } from "./api";
import { messages } from "./messages";
import { SilenceButtons, SilenceNote } from "./silence";

interface TargetRowProps {
  watch: {
    itemKey: string;
    targetPrice: string | null;
    targetMuted: boolean;
    targetSnoozedUntil: string | null;
  };
  currency: string;
}

/** The target price of an item on one's list, which is an alert too; nothing while there is none. */
export function TargetRow({ watch, currency }: TargetRowProps) {
  const changing = useMutation(silencingTarget);
  const { itemKey, targetPrice, targetMuted, targetSnoozedUntil } = watch;
  if (targetPrice === null) return null;
  const words = messages.atOrBelow(formatMoney(targetPrice, currency));
  const silence = { muted: targetMuted, snoozedUntil: targetSnoozedUntil };
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.condition}>{words}</p>
        <p className={styles.note}>{messages.targetOfList}</p>
        <SilenceNote silence={silence} />
      </div>
      <div className={styles.actions}>
        <SilenceButtons
          silence={silence}
          named={(action) => `${action}: ${words}`}
          onChange={(change) => changing.mutate({ itemKey, change })}
        />
      </div>
      {changing.isError && <ErrorNotice title={messages.saveFailed} error={changing.error} />}
    </li>
  );
}
