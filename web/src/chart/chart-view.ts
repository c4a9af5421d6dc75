import type uPlot from "uplot";
import { type AlignedData, alignData } from "./aligned-data";
import type { Band, Mark } from "./layers";
import type { Window } from "./ranges";
import { type Segment, valueRange } from "./segments";
import { thin } from "./thin";
import type { Layer } from "./use-hidden-layers";

/** What a chart shows; it changes without the chart being built anew. */
export interface ChartView {
  segments: readonly Segment[];
  flashSales: readonly Band[];
  marks: readonly Mark[];
  hidden: ReadonlySet<Layer>;
  /** Whether the price axis begins at nothing and not just below the lowest price. */
  fromZero: boolean;
  /** The stretch of time to go back to after zooming. */
  window: Window;
}

/** Rows for uPlot in the order of its series: what matters most is drawn last, on top. */
export function plotData({ x, lines }: AlignedData, hidden: ReadonlySet<Layer>): uPlot.AlignedData {
  const listPrice = hidden.has("listPrice") ? x.map(() => null) : lines.listPrice;
  return [x, listPrice, lines.unseen, lines["sold-out"], lines.seen];
}

/**
 * Keeps a chart's rows and its price axis in step with the stretch of time that is shown: no more rows than can be seen,
 * and an axis that fits every price in force, also one that began before the stretch. uPlot itself would look at the
 * changes within it only.
 */
export class ChartFit {
  private readonly view: () => ChartView;
  private rows: number[] = [];
  private done = "";
  private doneFor: unknown[] = [];

  constructor(view: () => ChartView) {
    this.view = view;
  }

  /** The rows at which a price began. */
  changeRows(): number[] {
    return this.rows;
  }

  fit(plot: uPlot): void {
    const { min, max } = plot.scales.x ?? {};
    if (typeof min !== "number" || typeof max !== "number" || !plot.root.isConnected) return;
    const { segments, marks, hidden, fromZero } = this.view();
    const columns = Math.max(Math.round(plot.width), 1);
    const wanted = `${min} ${max} ${columns} ${fromZero}`;
    const wantedFor = [segments, marks, hidden];
    if (wanted === this.done && wantedFor.every((each, index) => each === this.doneFor[index])) {
      return;
    }
    this.done = wanted;
    this.doneFor = wantedFor;
    const stretch = { from: min * 1000, to: max * 1000 };
    const aligned = alignData(thin(segments, stretch, columns));
    const shown = marks.filter(({ kind }) => !hidden.has(kind)).map(({ value }) => value);
    const [lowest, highest] = valueScale(
      valueRange(
        hidden.has("listPrice") ? withoutListPrices(segments) : segments,
        stretch.from,
        stretch.to,
      ),
      shown,
    );
    this.rows = aligned.changeRows;
    plot.batch(() => {
      plot.setData(plotData(aligned, hidden), false);
      plot.setScale("x", { min, max });
      plot.setScale("y", { min: fromZero ? 0 : lowest, max: highest });
    });
  }
}

function withoutListPrices(segments: readonly Segment[]): Segment[] {
  return segments.map((segment) => ({ ...segment, listPrice: null }));
}

/** A flat price is drawn in the middle of so much of itself. */
const FLAT_ROOM = 0.1;
const ROOM = 0.12;

/** A mark this many times the spread of the prices away is left out: it would press them flat. */
const FARTHEST_MARK = 1;

/** The price axis: from the data and the marks near it, with some room, and never below nothing. */
export function valueScale(
  range: ReturnType<typeof valueRange>,
  marks: readonly number[] = [],
): [number, number] {
  if (range === null) return [0, 1];
  const spread = Math.max(range.highest - range.lowest, range.highest * FLAT_ROOM);
  const near = marks.filter(
    (mark) =>
      mark >= range.lowest - spread * FARTHEST_MARK &&
      mark <= range.highest + spread * FARTHEST_MARK,
  );
  const lowest = Math.min(range.lowest, ...near);
  const highest = Math.max(range.highest, ...near);
  const room = highest === lowest ? lowest * FLAT_ROOM : (highest - lowest) * ROOM;
  return [Math.max(lowest - room, 0), highest + room];
}
