import { toAxis } from "@/lib/money";
import type { PriceStep, Segment, SegmentKind } from "./segments";

/** Rows for uPlot: one time axis in seconds, and per line a value or a hole. */
export interface AlignedData {
  x: number[];
  lines: Record<SegmentKind | "listPrice", (number | null)[]>;
  /** The rows at which a price began, which get a dot. */
  changeRows: number[];
}

/**
 * Lays segments on the chart's axis. Two rows may share a moment: one that ends a line and one that begins the next, so
 * that a line stops exactly where its knowledge does.
 */
export function alignData(segments: readonly Segment[], steps: readonly PriceStep[]): AlignedData {
  const data: AlignedData = {
    x: [],
    lines: { seen: [], "sold-out": [], unseen: [], listPrice: [] },
    changeRows: [],
  };
  let step = 0;
  segments.forEach((segment, index) => {
    while (step + 1 < steps.length && (steps[step + 1]?.at ?? 0) <= segment.from) step++;
    const listPrice = listPriceOf(steps[step]);
    if (steps[step]?.at === segment.from) data.changeRows.push(data.x.length);
    addRow(data, segment.from, segment, listPrice);
    const next = segments[index + 1];
    if (!next || next.kind !== segment.kind || next.from !== segment.to) {
      addRow(data, segment.to, segment, listPrice);
    }
  });
  return data;
}

function addRow(data: AlignedData, at: number, segment: Segment, listPrice: number | null): void {
  data.x.push(at / 1000);
  for (const kind of ["seen", "sold-out", "unseen"] as const) {
    data.lines[kind].push(segment.kind === kind ? segment.value : null);
  }
  data.lines.listPrice.push(segment.kind === "seen" ? listPrice : null);
}

function listPriceOf(step: PriceStep | undefined): number | null {
  return step?.listPrice ? toAxis(step.listPrice) : null;
}
