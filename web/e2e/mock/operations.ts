import type { Operations } from "../../src/lib/api/types";

type Chart = Operations["charts"][number];

const SECONDS = { "1h": 3_600, "6h": 21_600, "24h": 86_400, "7d": 604_800 } as const;

const POINTS = 120;

/** What the pretended Prometheus has of each chart: its unit, and the usual height of each line. */
const usual: [name: string, unit: Chart["unit"], lines: Record<string, number>][] = [
  ["requests", "per-second", { "200": 42, "202": 3.1, "401": 0.6, "404": 0.2 }],
  ["failed", "share", { failed: 0.0004 }],
  ["latency", "seconds", { half: 0.0031, "99 of 100": 0.024 }],
  [
    "latency-by-route",
    "seconds",
    { "/watches": 0.021, "/items/{itemKey}/prices": 0.034, "/auth/login": 0.061 },
  ],
  ["calls", "per-second", { "item-1": 24, "item-2": 23, "user-1": 12, "price-1": 2 }],
  ["cpu", "count", { gateway: 0.31, item: 0.22, price: 0.08, user: 0.1, mariadbd: 0.27 }],
  ["memory", "bytes", { gateway: 228e6, item: 231e6, price: 214e6, mariadbd: 612e6 }],
  ["looks", "per-second", { same: 1.4, changed: 0.2, refused: 0.01 }],
  ["changes", "per-second", { changes: 0.2 }],
  ["refused", "share", { "web th": 0.31, "affiliate sg": 0.002 }],
  ["due", "count", { sg: 37, my: 0, br: 4 }],
  ["poll-lag", "seconds", { "price-1": 14 }],
  ["flash-sessions", "count", { sg: 6, th: 5 }],
  ["flash-items", "count", { sg: 812, th: 640 }],
  ["flash-questions", "per-second", {}],
  ["statements", "per-second", { "items-db": 310, "user-db": 96 }],
  ["connections", "count", { "item-1 items": 2, "item-2 items": 1, "user-1 users": 1 }],
  ["redis", "per-second", { commands: 118 }],
  ["proxies", "per-second", { nginx: 46, "item-1": 24, "item-2": 23 }],
  ["targets-up", "count", { up: 13, down: 1 }],
];

/** How a pretended installation runs that has a part away. */
export function operations(window: keyof typeof SECONDS, now = Date.now()): Operations {
  const to = Math.floor(now / 15_000) * 15;
  const from = to - SECONDS[window];
  const step = SECONDS[window] / POINTS;
  return {
    source: "prometheus",
    window,
    from: new Date(from * 1_000).toISOString(),
    to: new Date(to * 1_000).toISOString(),
    stepSeconds: step,
    charts: usual.map(([name, unit, lines]) => ({
      name,
      unit,
      lines: Object.entries(lines).map(([legend, height], index) => ({
        legend,
        points: Array.from({ length: POINTS + 1 }, (_, point) => [
          from + point * step,
          unit === "count" ? height : height * sway(point, index),
        ]),
      })),
    })),
    targets: [
      ...["gateway-1", "gateway-2", "item-1", "user-1", "price-1"].map((instance) => ({
        job: "tidemark",
        instance,
        up: true,
      })),
      { job: "tidemark", instance: "item-2", up: false },
    ],
    alerts: [
      {
        name: "PartDown",
        severity: "page",
        summary: "item-2 has not answered for two minutes.",
        since: new Date(now - 4 * 60_000).toISOString(),
      },
    ],
    figures: [],
  };
}

/** About 1, the same each time, and different for each line. */
function sway(point: number, line: number): number {
  return 1 + 0.18 * Math.sin(point / (7 + line)) + 0.07 * Math.sin(point * (1.3 + line));
}

/** What a single process knows of itself. */
export const ownFigures: Operations = {
  source: "process",
  charts: [],
  targets: [],
  alerts: [],
  figures: [
    { name: "uptime", unit: "seconds", value: 93_600 },
    { name: "cpu", unit: "share", value: 0.043 },
    { name: "memory", unit: "bytes", value: 262_144_000 },
    { name: "requests", unit: "count", value: 48_211 },
    { name: "failed", unit: "share", value: 0 },
    { name: "mean-latency", unit: "seconds", value: 0.0042 },
    { name: "looks", unit: "count", value: 18_204 },
    { name: "looks-refused", unit: "count", value: 3 },
    { name: "changes", unit: "count", value: 2_911 },
    { name: "items", unit: "count", value: 37 },
    { name: "due", unit: "count", value: 0 },
    { name: "poll-lag", unit: "seconds", value: 1.4 },
    { name: "flash-sessions", unit: "count", value: 10 },
    { name: "flash-items", unit: "count", value: 340 },
    { name: "connections", unit: "count", value: 1 },
  ],
};
