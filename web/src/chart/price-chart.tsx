import { type KeyboardEvent, useMemo, useRef } from "react";
import "uplot/dist/uPlot.min.css";
import { formatTime } from "@/lib/dates";
import { formatMoney, toAxis } from "@/lib/money";
import { ChartLegend } from "./chart-legend";
import { ChartReadout } from "./chart-readout";
import type { Mark } from "./layers";
import { messages } from "./messages";
import styles from "./price-chart.module.css";
import { type Stretch, windowOf } from "./ranges";
import { flashBands, type PriceStep, type SeriesEnd, stepAt, toSegments } from "./segments";
import { useFromZero } from "./use-from-zero";
import { useHiddenLayers } from "./use-hidden-layers";
import { usePlot } from "./use-plot";

/** Prices worth comparing with; null where there is none. */
export type MarkPrices = Record<Mark["kind"], string | null>;

interface PriceChartProps {
  /** Oldest first, at least one. The same array as long as nothing has changed. */
  steps: readonly PriceStep[];
  currency: string;
  stretch: Stretch;
  end: SeriesEnd;
  marks: MarkPrices;
}

/** A price over time: true steps on a true time axis, its gaps shown, its line drawn until now. */
export function PriceChart({ steps, currency, stretch, end, marks: prices }: PriceChartProps) {
  const { now, lastSeenAt, intervalSeconds, gone } = end;
  const segments = useMemo(
    () => toSegments(steps, { now, lastSeenAt, intervalSeconds, gone }),
    [steps, now, lastSeenAt, intervalSeconds, gone],
  );
  const flashSales = useMemo(() => flashBands(steps, now), [steps, now]);
  const { lowest, prior, target } = prices;
  const marks = useMemo(
    () => marksOf({ lowest, prior, target }, currency),
    [lowest, prior, target, currency],
  );
  const [hidden, toggle] = useHiddenLayers();
  const [fromZero, setFromZero] = useFromZero();
  const frame = useRef<HTMLDivElement>(null);
  const window = windowOf(stretch, steps[0]?.at ?? now, now);
  const decimals = steps[0]?.price.split(".")[1]?.length ?? 0;
  const plot = usePlot({
    currency,
    decimals,
    stretch,
    view: { segments, flashSales, marks, hidden, fromZero, window },
  });
  const current = plot.moment === null ? steps.length - 1 : stepAt(steps, plot.moment);

  function goTo(index: number) {
    const step = steps[Math.min(Math.max(index, 0), steps.length - 1)];
    if (step) plot.point(Math.max(step.at, window.from));
  }

  function press(event: KeyboardEvent) {
    const actions: Record<string, () => void> = {
      ArrowLeft: () => goTo(current - 1),
      ArrowRight: () => goTo(current + 1),
      Home: () => goTo(0),
      End: () => goTo(steps.length),
      "+": () => plot.zoom(0.5),
      "-": () => plot.zoom(2),
      "0": plot.reset,
    };
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    action();
  }

  return (
    <figure className={styles.figure}>
      <ChartReadout
        steps={steps}
        segments={segments}
        currency={currency}
        moment={plot.moment ?? now}
        now={now}
        endedAt={gone ? lastSeenAt : null}
      />
      <div className={styles.stage}>
        <div
          ref={frame}
          className={styles.frame}
          role="slider"
          tabIndex={0}
          aria-label={messages.chart}
          aria-describedby="chart-help"
          aria-valuemin={1}
          aria-valuemax={steps.length}
          aria-valuenow={Math.max(current, 0) + 1}
          aria-valuetext={readText(steps[Math.max(current, 0)], currency)}
          onKeyDown={press}
          onBlur={plot.leave}
        >
          <div ref={plot.host} className={styles.host} />
        </div>
        {plot.isZoomed && (
          <button
            type="button"
            className={styles.reset}
            onClick={() => {
              plot.reset();
              // The button goes; whoever pressed it is still at the chart.
              frame.current?.focus();
            }}
          >
            {messages.wholeRange}
          </button>
        )}
      </div>
      <p id="chart-help" className="visually-hidden">
        {messages.chartHelp}
      </p>
      <ChartLegend
        segments={segments}
        hasFlashSales={flashSales.length > 0}
        marks={marks}
        hidden={hidden}
        onToggle={toggle}
        fromZero={fromZero}
        onFromZero={setFromZero}
      />
    </figure>
  );
}

function marksOf(prices: MarkPrices, currency: string): Mark[] {
  return (["lowest", "prior", "target"] as const).flatMap((kind) => {
    const price = prices[kind];
    if (price === null) return [];
    const label = messages.markOf(messages.marks[kind], formatMoney(price, currency));
    return { kind, value: toAxis(price), label };
  });
}

function readText(step: PriceStep | undefined, currency: string): string | undefined {
  return step && `${formatMoney(step.price, currency)}, ${formatTime(step.at, "minute")}`;
}
