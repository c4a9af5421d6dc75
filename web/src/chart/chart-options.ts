import uPlot from "uplot";
import { DAY } from "@/lib/dates";
import type { AlignedData } from "./aligned-data";
import { type Segment, valueRange } from "./segments";

/** The colours of a chart, read from the page's own variables, so that light and dark are decided in one place. */
export interface ChartColors {
  line: string;
  listPrice: string;
  unseen: string;
  grid: string;
  text: string;
  surface: string;
}

export function readColors(element: Element): ChartColors {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: color("--chart-line"),
    listPrice: color("--chart-list-price"),
    unseen: color("--chart-unseen"),
    grid: color("--chart-grid"),
    text: color("--ink-faint"),
    surface: color("--surface"),
  };
}

export interface ChartInputs {
  width: number;
  height: number;
  font: string;
  colors: ChartColors;
  /** What the chart shows now; asked at each drawing, because it changes without the chart being built anew. */
  segments: () => readonly Segment[];
  changeRows: () => number[];
  /** The stretch of time to go back to after zooming. */
  window: () => { from: number; to: number };
  formatPrice: (value: number) => string;
  onCursor: (chart: uPlot) => void;
}

/** Dots closer than this (px) are a smear. */
const DOT_DISTANCE = 9;

export function chartOptions(inputs: ChartInputs): uPlot.Options {
  const { width, height, font, colors } = inputs;
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const line = (stroke: string, more: uPlot.Series = {}): uPlot.Series => ({
    stroke,
    width: 2,
    points: { show: false },
    ...(stepped && { paths: stepped }),
    ...more,
  });
  const axis: uPlot.Axis = {
    stroke: colors.text,
    font,
    grid: { stroke: colors.grid, width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    legend: { show: false },
    padding: [12, 14, 0, 0],
    cursor: {
      y: false,
      points: { size: 9, width: 2, fill: colors.surface, stroke: colors.line },
      drag: { x: true, y: false, dist: 8 },
      bind: {
        dblclick: (chart) => () => {
          const { from, to } = inputs.window();
          chart.setScale("x", { min: from / 1000, max: to / 1000 });
          return null;
        },
      },
    },
    scales: {
      x: { time: true },
      y: { auto: false },
    },
    axes: [
      {
        ...axis,
        space: 84,
        values: (_chart, splits, _axis, _space, step) => timeLabels(splits, step),
      },
      {
        ...axis,
        size: (chart, values) => labelWidth(chart, values, font),
        values: (_chart, splits) => splits.map(inputs.formatPrice),
      },
    ],
    series: [
      {},
      line(colors.listPrice, { width: 1.25 }),
      line(colors.unseen, { width: 1.75, dash: [4, 5] }),
      line(colors.unseen),
      line(colors.line, {
        width: 2.25,
        points: {
          show: (chart) => inputs.changeRows().length * DOT_DISTANCE < chart.width,
          size: 6,
          fill: colors.line,
          filter: () => inputs.changeRows(),
        },
      }),
    ],
    hooks: {
      setCursor: [inputs.onCursor],
      // After the drawing that calls this: uPlot forgets scales that are set while it draws.
      setScale: [
        (chart, key) => key === "x" && queueMicrotask(() => fitPrices(chart, inputs.segments())),
      ],
    },
  };
}

/** Rows for uPlot in the order of the series above: what matters most is drawn last, on top. */
export function plotData({ x, lines }: AlignedData): uPlot.AlignedData {
  return [x, lines.listPrice, lines.unseen, lines["sold-out"], lines.seen];
}

/**
 * Fits the price axis to the stretch of time that is shown. uPlot itself would look at changes within the stretch only,
 * and cut off a price that began before it.
 */
export function fitPrices(chart: uPlot, segments: readonly Segment[]): void {
  const { min, max } = chart.scales.x ?? {};
  if (typeof min !== "number" || typeof max !== "number" || !chart.root.isConnected) return;
  const [lowest, highest] = valueScale(valueRange(segments, min * 1000, max * 1000));
  chart.setScale("y", { min: lowest, max: highest });
}

/** A flat price is drawn in the middle of so much of itself. */
const FLAT_ROOM = 0.1;
const ROOM = 0.12;

/** The price axis: from the data, with some room, and never below nothing. */
export function valueScale(range: ReturnType<typeof valueRange>): [number, number] {
  if (range === null) return [0, 1];
  const { lowest, highest } = range;
  const room = highest === lowest ? lowest * FLAT_ROOM : (highest - lowest) * ROOM;
  return [Math.max(lowest - room, 0), highest + room];
}

/** Labels of the time axis in the viewer's language: hours within a day, days within a year, else months. */
export function timeLabels(seconds: number[], stepSeconds: number, locale?: string): string[] {
  const step = stepSeconds * 1000;
  let lastDay = "";
  return seconds.map((second) => {
    const at = second * 1000;
    if (step >= 27 * DAY) return label(at, { month: "short", year: "numeric" }, locale);
    const day = label(at, { day: "numeric", month: "short" }, locale);
    if (step >= DAY) return day;
    const time = label(at, { hour: "2-digit", minute: "2-digit" }, locale);
    const text = day === lastDay ? time : `${day}, ${time}`;
    lastDay = day;
    return text;
  });
}

function label(at: number, options: Intl.DateTimeFormatOptions, locale?: string): string {
  return new Intl.DateTimeFormat(locale, options).format(at);
}

/** Room for the widest price, measured; the labels of some currencies are four times as wide as those of others. */
function labelWidth(chart: uPlot, values: string[] | null, font: string): number {
  if (!values || values.length === 0) return 40;
  chart.ctx.save();
  chart.ctx.font = font;
  const widest = Math.max(...values.map((value) => chart.ctx.measureText(value).width));
  chart.ctx.restore();
  return Math.ceil(widest) + 16;
}
