import { formatDuration, formatElapsed, SECOND } from "@/lib/dates";
import { formatNumber, formatSmallShare } from "@/lib/numbers";
import type { Unit } from "./api";

const steps = ["B", "kB", "MB", "GB", "TB"];

/** A figure as people read it. */
export function formatFigure(value: number, unit: Unit): string {
  switch (unit) {
    case "share":
      return formatSmallShare(value);
    case "seconds":
      return formatSeconds(value);
    case "bytes":
      return formatBytes(value);
    case "bytes-per-second":
      return `${formatBytes(value)}/s`;
    case "per-second":
      return `${formatNumber(value)}/s`;
    case "count":
      return formatNumber(value);
  }
}

function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${formatNumber(seconds * 1000)} ms`;
  if (seconds < 10) return formatElapsed(seconds * SECOND);
  return formatDuration(seconds * SECOND);
}

function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), steps.length - 1);
  const number = bytes / 1000 ** step;
  return `${formatNumber(number >= 100 ? Math.round(number) : Math.round(number * 10) / 10)} ${steps[step]}`;
}
