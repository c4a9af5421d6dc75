import { type RefObject, useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import { axisPrice } from "./axis-price";
import { chartOptions, readColors, showAll } from "./chart-options";
import { ChartFit, type ChartView } from "./chart-view";
import type { Stretch } from "./ranges";
import { enableTouch, zoomed } from "./touch-zoom";
import { useDarkMode } from "./use-dark-mode";

interface Plotted {
  currency: string;
  decimals: number;
  stretch: Stretch;
  view: ChartView;
}

/** A chart on the page, and how to move about in it. */
export interface Plot {
  host: RefObject<HTMLDivElement | null>;
  /** The moment under the cursor, in milliseconds; null when it is elsewhere. */
  moment: number | null;
  /** Whether another stretch of time is shown than the chosen one. */
  isZoomed: boolean;
  point: (moment: number) => void;
  leave: () => void;
  zoom: (factor: number) => void;
  reset: () => void;
}

/** Keeps a uPlot chart in step with what it shows. */
export function usePlot({ currency, decimals, stretch, view }: Plotted): Plot {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const fit = useRef<ChartFit | null>(null);
  const shown = useRef(view);
  shown.current = view;
  const applied = useRef<{ plot: uPlot; stretch: string } | null>(null);
  const [moment, setMoment] = useState<number | null>(null);
  const [isZoomed, setZoomed] = useState(false);
  const dark = useDarkMode();
  const { from, to } = view.window;

  // Built once for a currency and a colour scheme; everything else changes without building it anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `dark` changes the colours that are read here.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const fitting = new ChartFit(() => shown.current);
    const built = new uPlot(
      chartOptions({
        width: element.clientWidth,
        height: element.clientHeight,
        font: `12px ${getComputedStyle(element).fontFamily}`,
        colors: readColors(element),
        view: () => shown.current,
        fit: fitting,
        formatPrice: (value) => axisPrice(value, currency, decimals),
        onCursor: ({ cursor, posToVal }) => {
          const left = cursor.left ?? -1;
          setMoment(left < 0 ? null : posToVal(left, "x") * 1000);
        },
        onStretch: (chart) => setZoomed(isAway(chart, shown.current.window)),
      }),
      [[], [], [], [], []],
      element,
    );
    plot.current = built;
    fit.current = fitting;
    const untouch = enableTouch(built);
    const resizing = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      // It also calls once at the beginning, when nothing has changed.
      if (width !== built.width || height !== built.height) built.setSize({ width, height });
    });
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      untouch();
      built.destroy();
      plot.current = null;
    };
  }, [currency, decimals, dark]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart that was built anew needs its window again.
  useEffect(() => {
    const built = plot.current;
    if (!built) return;
    const wanted = JSON.stringify(stretch);
    const stays = applied.current?.plot === built && applied.current.stretch === wanted && isZoomed;
    applied.current = { plot: built, stretch: wanted };
    if (!stays) built.setScale("x", { min: from / 1000, max: to / 1000 });
    fit.current?.fit(built);
    built.redraw(false);
  }, [
    view.segments,
    view.marks,
    view.hidden,
    view.fromZero,
    view.flashSales,
    stretch,
    from,
    to,
    dark,
  ]);

  return {
    host,
    moment,
    isZoomed,
    point(wanted) {
      const built = plot.current;
      if (!built) return;
      const left = built.valToPos(wanted / 1000, "x");
      built.setCursor({ left: Math.min(Math.max(left, 0), built.over.clientWidth), top: 0 });
      setMoment(wanted);
    },
    leave: () => plot.current?.setCursor({ left: -10, top: -10 }),
    zoom(factor) {
      const { min, max } = plot.current?.scales.x ?? {};
      if (!plot.current || typeof min !== "number" || typeof max !== "number") return;
      const around = moment === null ? (min + max) / 2 : moment / 1000;
      plot.current.setScale("x", zoomed({ min, max }, around, factor));
    },
    reset: () => plot.current && showAll(plot.current, shown.current),
  };
}

/** Minutes that pass do not make a stretch another one. */
function isAway({ scales }: uPlot, { from, to }: { from: number; to: number }): boolean {
  const { min, max } = scales.x ?? {};
  if (typeof min !== "number" || typeof max !== "number") return false;
  const tolerance = Math.max((to - from) * 0.002, 10);
  return Math.abs(min * 1000 - from) > tolerance || Math.abs(max * 1000 - to) > tolerance;
}
