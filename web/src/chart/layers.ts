import type uPlot from "uplot";
import type { Segment } from "./segments";

/** A price worth comparing with, drawn as a line across the chart. */
export interface Mark {
  kind: "lowest" | "prior" | "target";
  value: number;
  label: string;
}

/** A stretch of time, in milliseconds. */
export interface Band {
  from: number;
  to: number;
}

/** Bands narrower than this (px) would vanish: a flash sale of an hour in a chart of a year. */
const NARROWEST = 1.5;

/** Shades the flash sales, behind everything else. */
export function drawBands(plot: uPlot, bands: readonly Band[], color: string): void {
  const { ctx, bbox } = plot;
  inPlot(plot, () => {
    ctx.fillStyle = color;
    for (const { from, to } of bands) {
      const left = plot.valToPos(from / 1000, "x", true);
      const width = Math.max(plot.valToPos(to / 1000, "x", true) - left, NARROWEST);
      if (left + width >= bbox.left && left <= bbox.left + bbox.width) {
        ctx.fillRect(left, bbox.top, width, bbox.height);
      }
    }
  });
}

const STRIP = 5;

/** A strip along the foot of the chart, dark where the item was sold out. */
export function drawStock(
  plot: uPlot,
  segments: readonly Segment[],
  colors: { inStock: string; soldOut: string },
): void {
  if (!segments.some(({ kind }) => kind === "sold-out")) return;
  const { ctx, bbox } = plot;
  const height = STRIP * devicePixelRatio;
  inPlot(plot, () => {
    for (const { from, to, kind } of segments) {
      if (kind === "unseen") continue;
      ctx.fillStyle = kind === "seen" ? colors.inStock : colors.soldOut;
      const left = plot.valToPos(from / 1000, "x", true);
      const width = Math.max(plot.valToPos(to / 1000, "x", true) - left, 1);
      ctx.fillRect(left, bbox.top + bbox.height - height, width, height);
    }
  });
}

/** Lines across the chart at prices worth comparing with, each with its name. Names that would overlap move apart. */
export function drawMarks(
  plot: uPlot,
  marks: readonly Mark[],
  colorOf: (mark: Mark) => string,
  look: { font: string; surface: string },
): void {
  const { ctx, bbox } = plot;
  const pixels = devicePixelRatio;
  const { min = 0, max = 0 } = plot.scales.y ?? {};
  const shown = marks
    .filter(({ value }) => value >= (min ?? 0) && value <= (max ?? 0))
    .sort((a, b) => b.value - a.value);
  let lastBottom = Number.NEGATIVE_INFINITY;
  inPlot(plot, () => {
    ctx.font = look.font.replace(/^(\d+)px/, (_, size) => `${Number(size) * pixels}px`);
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    for (const mark of shown) {
      const y = Math.round(plot.valToPos(mark.value, "y", true));
      ctx.strokeStyle = ctx.fillStyle = colorOf(mark);
      ctx.lineWidth = pixels;
      ctx.setLineDash([2 * pixels, 3 * pixels]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      const height = 16 * pixels;
      const middle = Math.max(y - height / 2, lastBottom + height / 2);
      lastBottom = middle + height / 2;
      const left = bbox.left + 6 * pixels;
      ctx.globalAlpha = 0.85;
      ctx.fillStyle = look.surface;
      ctx.fillRect(
        left - 3 * pixels,
        middle - height / 2 + pixels,
        ctx.measureText(mark.label).width + 6 * pixels,
        height - 2 * pixels,
      );
      ctx.globalAlpha = 1;
      ctx.fillStyle = colorOf(mark);
      ctx.fillText(mark.label, left, middle);
    }
  });
}

function inPlot(plot: uPlot, draw: () => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw();
  ctx.restore();
}
