import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { timeLabels, timeSteps } from "@/chart/time-labels";
import { useDarkMode } from "@/chart/use-dark-mode";
import type { Chart } from "./api";
import { formatFigure } from "./figure-words";
import styles from "./operations-page.module.css";
import { plotRows } from "./plot-data";

interface SmallPlotProps {
  chart: Chart;
  /** What is shown, in milliseconds. */
  from: number;
  to: number;
  colors: readonly string[];
}

/** The lines of a chart. What they say is also written beside them, for those who do not see them. */
export function SmallPlot({ chart, from, to, colors }: SmallPlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const dark = useDarkMode();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `dark` changes the colours that are read here.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const plot = new uPlot(
      options(element, chart, from, to, colors),
      plotRows(chart.lines) as uPlot.AlignedData,
      element,
    );
    const resizing = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      plot.destroy();
    };
  }, [chart, from, to, colors, dark]);

  return <div ref={host} className={styles.plot} aria-hidden="true" />;
}

function options(
  element: HTMLElement,
  { unit, lines }: Chart,
  from: number,
  to: number,
  colors: readonly string[],
): uPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: color("--ink-faint"),
    font: `11px ${style.fontFamily}`,
    grid: { stroke: color("--chart-grid"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 24, 0, 0],
    scales: {
      x: { time: true, min: from / 1000, max: to / 1000 },
      y: { range: (_plot, _lowest, highest) => [0, highest > 0 ? highest * 1.1 : 1] },
    },
    axes: [
      {
        ...axis,
        space: 70,
        size: 24,
        incrs: timeSteps,
        values: (_plot, splits, _axis, _space, step) => timeLabels(splits, step),
      },
      {
        ...axis,
        size: 58,
        space: 28,
        values: (_plot, splits) => splits.map((value) => formatFigure(value, unit)),
      },
    ],
    series: [
      {},
      ...lines.map((_line, index) => ({
        stroke: color(colors[index % colors.length] ?? ""),
        width: 1.5,
        points: { show: false },
      })),
    ],
  };
}
