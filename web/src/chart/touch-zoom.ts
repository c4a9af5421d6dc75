import type uPlot from "uplot";

/** The closest that one can look, in seconds: below it labels of the axis would repeat. */
export const SHORTEST_STRETCH = 60;

/** A stretch of time on the chart's axis, in seconds. */
interface Stretch {
  min: number;
  max: number;
}

/**
 * Two fingers stretch and move the time axis, one finger moves the cursor. The moments that lie under the fingers stay
 * under them. Returns what undoes it.
 */
export function enableTouch(plot: uPlot): () => void {
  const { over } = plot;
  const fingers = new Map<number, number>();
  let grip: { left: number; right: number; stretch: Stretch } | null = null;

  const leftOf = (event: PointerEvent) => event.clientX - over.getBoundingClientRect().left;
  const stretch = (): Stretch => ({
    min: plot.scales.x?.min ?? 0,
    max: plot.scales.x?.max ?? 1,
  });

  function take() {
    const [a, b] = [...fingers.values()];
    grip =
      a === undefined || b === undefined || fingers.size !== 2
        ? null
        : { left: Math.min(a, b), right: Math.max(a, b), stretch: stretch() };
  }

  function down(event: PointerEvent) {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, leftOf(event));
    take();
    point(event);
  }

  function point(event: PointerEvent) {
    if (fingers.size === 1) plot.setCursor({ left: leftOf(event), top: 1 });
  }

  function move(event: PointerEvent) {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, leftOf(event));
    if (!grip) {
      point(event);
      return;
    }
    const [a = 0, b = 0] = [...fingers.values()];
    plot.setScale("x", pinched(grip, Math.min(a, b), Math.max(a, b), over.clientWidth));
  }

  function up(event: PointerEvent) {
    if (fingers.delete(event.pointerId)) take();
  }

  over.addEventListener("pointerdown", down);
  over.addEventListener("pointermove", move);
  for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
    over.addEventListener(end, up);
  }
  return () => {
    over.removeEventListener("pointerdown", down);
    over.removeEventListener("pointermove", move);
    for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
      over.removeEventListener(end, up);
    }
  };
}

/** The stretch of time after two fingers have moved from where they gripped it to `left` and `right` (px). */
export function pinched(
  grip: { left: number; right: number; stretch: Stretch },
  left: number,
  right: number,
  width: number,
): Stretch {
  const { min, max } = grip.stretch;
  const perPixel = (max - min) / width;
  const gripped = Math.max(grip.right - grip.left, 1) * perPixel;
  const now = Math.max(gripped / Math.max(right - left, 1), SHORTEST_STRETCH / width);
  const start = min + grip.left * perPixel - left * now;
  return { min: start, max: start + now * width };
}

/** The stretch shown after one step closer (`factor` below 1) or further away, around a moment. */
export function zoomed({ min, max }: Stretch, around: number, factor: number): Stretch {
  const length = Math.max((max - min) * factor, SHORTEST_STRETCH);
  const share = (Math.min(Math.max(around, min), max) - min) / (max - min || 1);
  const start = around - length * share;
  return { min: start, max: start + length };
}
