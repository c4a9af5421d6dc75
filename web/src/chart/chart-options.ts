import uPlot from "uplot";
import type { ChartFit, ChartView } from "./chart-view";
import { drawBands, drawMarks, drawStock } from "./layers";
import { timeLabels, timeSteps } from "./time-labels";

/** The colours of a chart, read from the page's own variables, so that light and dark are decided in one place. */
export interface ChartColors {
  line: string;
  listPrice: string;
  unseen: string;
  grid: string;
  text: string;
  surface: string;
  flashSale: string;
  inStock: string;
  soldOut: string;
  lowest: string;
  prior: string;
  target: string;
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
    flashSale: color("--chart-flash"),
    inStock: color("--chart-grid"),
    soldOut: color("--chart-sold-out"),
    lowest: color("--good"),
    prior: color("--ink-faint"),
    target: color("--amber"),
  };
}

export interface ChartInputs {
  width: number;
  height: number;
  font: string;
  colors: ChartColors;
  /** What the chart shows now; asked at each drawing. */
  view: () => ChartView;
  fit: ChartFit;
  formatPrice: (value: number) => string;
  onCursor: (chart: uPlot) => void;
  onStretch: (chart: uPlot) => void;
}

/** Room (px) for each label of the time axis: times stand beside their day, days and months alone. */
function labelSpace(_chart: uPlot, _axis: number, from: number, to: number): number {
  return to - from < 4 * 86_400 ? 96 : 70;
}

/** Dots closer than this (px) are a smear. */
const DOT_DISTANCE = 9;

export function chartOptions(inputs: ChartInputs): uPlot.Options {
  const { width, height, font, colors } = inputs;
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
          showAll(chart, inputs.view());
          return null;
        },
      },
    },
    scales: { x: { time: true }, y: { auto: false } },
    axes: [
      {
        ...axis,
        space: labelSpace,
        size: 34,
        incrs: timeSteps,
        values: (_chart, splits, _axis, _space, step) => timeLabels(splits, step),
      },
      {
        ...axis,
        size: (chart, values) => labelWidth(chart, values, font),
        values: (_chart, splits) => splits.map(inputs.formatPrice),
      },
    ],
    series: seriesOf(inputs),
    hooks: hooksOf(inputs),
  };
}

/** Shows the whole of the chosen stretch of time again. */
export function showAll(chart: uPlot, { window }: ChartView): void {
  chart.setScale("x", { min: window.from / 1000, max: window.to / 1000 });
}

function seriesOf({ colors, fit }: ChartInputs): uPlot.Series[] {
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const line = (stroke: string, more: uPlot.Series = {}): uPlot.Series => ({
    stroke,
    width: 2,
    points: { show: false },
    ...(stepped && { paths: stepped }),
    ...more,
  });
  return [
    {},
    line(colors.listPrice, { width: 1.25 }),
    line(colors.unseen, { width: 1.75, dash: [4, 5] }),
    line(colors.unseen),
    line(colors.line, {
      width: 2.25,
      points: {
        show: (chart) => visible(chart, fit.changeRows()) * DOT_DISTANCE < chart.width,
        size: 6,
        fill: colors.line,
        filter: () => fit.changeRows(),
      },
    }),
  ];
}

function visible(chart: uPlot, rows: readonly number[]): number {
  const { min, max } = chart.scales.x ?? {};
  const moments = chart.data[0];
  return rows.filter((row) => {
    const at = moments[row] ?? Number.NaN;
    return at >= (min ?? 0) && at <= (max ?? 0);
  }).length;
}

function hooksOf({
  colors,
  font,
  view,
  fit,
  onCursor,
  onStretch,
}: ChartInputs): uPlot.Hooks.Arrays {
  return {
    setCursor: [onCursor],
    // After the drawing that calls this: uPlot forgets scales that are set while it draws.
    setScale: [
      (chart, key) => {
        if (key !== "x") return;
        queueMicrotask(() => fit.fit(chart));
        onStretch(chart);
      },
    ],
    drawClear: [
      (chart) => {
        const { flashSales, hidden } = view();
        if (!hidden.has("flashSales")) drawBands(chart, flashSales, colors.flashSale);
      },
    ],
    draw: [
      (chart) => {
        const { segments, marks, hidden } = view();
        drawStock(chart, segments, colors);
        const shown = marks.filter(({ kind }) => !hidden.has(kind));
        drawMarks(chart, shown, ({ kind }) => colors[kind], { font, surface: colors.surface });
      },
    ],
  };
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
