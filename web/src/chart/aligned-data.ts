import type { Segment, SegmentKind } from "./segments";

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
export function alignData(segments: readonly Segment[]): AlignedData {
  const data: AlignedData = {
    x: [],
    lines: { seen: [], "sold-out": [], unseen: [], listPrice: [] },
    changeRows: [],
  };
  segments.forEach((segment, index) => {
    const next = segments[index + 1];
    if (segment.kind !== "unseen") data.changeRows.push(data.x.length);
    addRow(data, segment.from, segment);
    if (!next || next.kind !== segment.kind || next.from !== segment.to) {
      addRow(data, segment.to, segment);
    }
  });
  return data;
}

function addRow(data: AlignedData, at: number, segment: Segment): void {
  data.x.push(at / 1000);
  for (const kind of ["seen", "sold-out", "unseen"] as const) {
    data.lines[kind].push(segment.kind === kind ? segment.value : null);
  }
  data.lines.listPrice.push(segment.listPrice);
}
