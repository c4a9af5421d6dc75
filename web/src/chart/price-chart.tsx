import { useEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatTime } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { alignData } from "./aligned-data";
import { axisPrice } from "./axis-price";
import { ChartLegend } from "./chart-legend";
import { chartOptions, fitPrices, plotData, readColors } from "./chart-options";
import { ChartReadout } from "./chart-readout";
import { messages } from "./messages";
import styles from "./price-chart.module.css";
import { type Range, rangeWindow } from "./ranges";
import { type PriceStep, type SeriesEnd, stepAt, toSegments } from "./segments";
import { useDarkMode } from "./use-dark-mode";

interface PriceChartProps {
  /** Oldest first, at least one. */
  steps: readonly PriceStep[];
  currency: string;
  range: Range;
  end: SeriesEnd;
}

/** A price over time: true steps on a true time axis, its gaps shown, its line drawn until now. */
export function PriceChart({ steps, currency, range, end }: PriceChartProps) {
  const { now, lastSeenAt, intervalSeconds, gone } = end;
  const segments = useMemo(
    () => toSegments(steps, { now, lastSeenAt, intervalSeconds, gone }),
    [steps, now, lastSeenAt, intervalSeconds, gone],
  );
  const aligned = useMemo(() => alignData(segments), [segments]);
  const window = rangeWindow(range, steps[0]?.at ?? now, now);

  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const shown = useRef({ segments, aligned, window });
  shown.current = { segments, aligned, window };
  const applied = useRef<{ plot: uPlot; range: Range; from: number; to: number } | null>(null);
  const [moment, setMoment] = useState<number | null>(null);
  const dark = useDarkMode();
  const decimals = steps[0]?.price.split(".")[1]?.length ?? 0;

  // Built once for a currency and a colour scheme; everything else changes without building it anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `dark` changes the colours that are read here.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const plot = new uPlot(
      chartOptions({
        width: element.clientWidth,
        height: element.clientHeight,
        font: `12px ${getComputedStyle(element).fontFamily}`,
        colors: readColors(element),
        segments: () => shown.current.segments,
        changeRows: () => shown.current.aligned.changeRows,
        window: () => shown.current.window,
        formatPrice: (value) => axisPrice(value, currency, decimals),
        onCursor: ({ cursor, posToVal }) => {
          const left = cursor.left ?? -1;
          setMoment(left < 0 ? null : posToVal(left, "x") * 1000);
        },
      }),
      plotData(shown.current.aligned),
      element,
    );
    chart.current = plot;
    const resizing = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      plot.destroy();
      chart.current = null;
    };
  }, [currency, decimals, dark]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart that was built anew needs its window again.
  useEffect(() => {
    const plot = chart.current;
    if (!plot) return;
    const before = applied.current;
    applied.current = { plot, range, from: window.from, to: window.to };
    const zoomed = before?.plot === plot && before.range === range && isZoomed(plot, before);
    plot.batch(() => {
      plot.setData(plotData(aligned), false);
      if (zoomed) plot.redraw();
      else plot.setScale("x", { min: window.from / 1000, max: window.to / 1000 });
    });
    fitPrices(plot, segments);
  }, [aligned, segments, range, window.from, window.to, dark]);

  function goTo(index: number) {
    const plot = chart.current;
    const step = steps[Math.min(Math.max(index, 0), steps.length - 1)];
    if (plot && step) {
      const left = plot.valToPos(Math.max(step.at, window.from) / 1000, "x");
      plot.setCursor({ left: Math.min(Math.max(left, 0), plot.over.clientWidth), top: 0 });
      setMoment(Math.max(step.at, window.from));
    }
  }

  const current = moment === null ? steps.length - 1 : stepAt(steps, moment);
  return (
    <figure className={styles.figure}>
      <div
        className={styles.frame}
        role="slider"
        tabIndex={0}
        aria-label={messages.chart}
        aria-describedby="chart-help"
        aria-valuemin={1}
        aria-valuemax={steps.length}
        aria-valuenow={Math.max(current, 0) + 1}
        aria-valuetext={readText(steps[Math.max(current, 0)], currency)}
        onKeyDown={(event) => {
          const target = {
            ArrowLeft: current - 1,
            ArrowRight: current + 1,
            Home: 0,
            End: steps.length,
          }[event.key];
          if (target === undefined) return;
          event.preventDefault();
          goTo(target);
        }}
        onBlur={() => chart.current?.setCursor({ left: -10, top: -10 })}
      >
        <div ref={host} className={styles.host} />
      </div>
      <p id="chart-help" className="visually-hidden">
        {messages.chartHelp}
      </p>
      <ChartReadout
        steps={steps}
        segments={segments}
        currency={currency}
        moment={moment ?? now}
        now={now}
      />
      <ChartLegend segments={segments} />
    </figure>
  );
}

/** Whether the viewer looks at another stretch of time than the one that was set; minutes that pass leave it alone. */
function isZoomed({ scales }: uPlot, set: { from: number; to: number }): boolean {
  const { min, max } = scales.x ?? {};
  return (
    typeof min === "number" &&
    typeof max === "number" &&
    Math.abs(min * 1000 - set.from) + Math.abs(max * 1000 - set.to) > 10
  );
}

function readText(step: PriceStep | undefined, currency: string): string | undefined {
  return step && `${formatMoney(step.price, currency)}, ${formatTime(step.at, "minute")}`;
}
