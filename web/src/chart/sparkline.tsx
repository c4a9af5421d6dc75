import type { PricePoint } from "@/lib/api/types";
import styles from "./sparkline.module.css";
import { sparklinePath } from "./sparkline-path";

const box = { width: 120, height: 28 };

/** The steps of a price over the last days; a picture only, the numbers stand beside it. */
export function Sparkline({ points, now }: { points: readonly PricePoint[]; now: number }) {
  const steps = points.map(({ at, price }) => ({ at: Date.parse(at), price }));
  return (
    <svg
      className={styles.sparkline}
      viewBox={`-2 -3 ${box.width + 4} ${box.height + 6}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={sparklinePath(steps, now, box)} />
    </svg>
  );
}
