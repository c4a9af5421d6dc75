import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { account, type Replies, renderApp } from "@/app/testing/render-app";

vi.mock("./small-plot", () => ({ SmallPlot: () => null }));

const administrator: Replies = { "GET /account": [200, { account: { ...account, admin: true } }] };

const overTime = {
  source: "prometheus",
  window: "1h",
  from: "2026-11-23T15:00:00.000Z",
  to: "2026-11-23T16:00:00.000Z",
  stepSeconds: 15,
  charts: [
    {
      name: "requests",
      unit: "per-second",
      lines: [
        {
          legend: "200",
          points: [
            [1, 2],
            [2, 12.5],
          ],
        },
      ],
    },
    { name: "redis", unit: "per-second", lines: [] },
  ],
  targets: [
    { job: "item", instance: "item-1", up: true },
    { job: "item", instance: "item-2", up: false },
  ],
  alerts: [
    {
      name: "PartDown",
      severity: "page",
      summary: "item-2 is away",
      since: "2026-11-23T15:58:00.000Z",
    },
  ],
  figures: [],
};

test("an administrator sees charts, which parts are away, and what fires", async () => {
  renderApp("/admin/operations", { ...administrator, "GET /admin/operations": [200, overTime] });

  const requests = await screen.findByRole("region", { name: "Requests per second, by status" });
  expect(within(requests).getByText("12.5/s")).toBeTruthy();
  const redis = screen.getByRole("region", { name: "Commands of Redis per second" });
  expect(within(redis).getByText("Nothing in this time.")).toBeTruthy();
  expect(screen.getByText("1 of 2 does not answer:")).toBeTruthy();
  expect(screen.getByText("PartDown")).toBeTruthy();
});

test("another stretch of time is asked for", async () => {
  const user = userEvent.setup();
  const { calls } = renderApp("/admin/operations", {
    ...administrator,
    "GET /admin/operations": [200, overTime],
  });

  await user.selectOptions(await screen.findByLabelText("How far back"), "24 hours");

  await expect.poll(() => calls).toContain("GET /admin/operations?window=24h");
});

test("without a Prometheus it says so, and what the process knows", async () => {
  renderApp("/admin/operations", {
    ...administrator,
    "GET /admin/operations": [
      200,
      {
        source: "process",
        charts: [],
        targets: [],
        alerts: [],
        figures: [{ name: "memory", unit: "bytes", value: 262_144_000 }],
      },
    ],
  });

  expect(await screen.findByText("There is no Prometheus here")).toBeTruthy();
  expect(screen.getByText("262 MB")).toBeTruthy();
});

test("when Prometheus is away the page says why", async () => {
  renderApp("/admin/operations", {
    ...administrator,
    "GET /admin/operations": [
      503,
      { code: "unavailable", detail: "Prometheus does not answer as it should." },
    ],
  });

  expect(
    await screen.findByText("Prometheus does not answer as it should.", {}, { timeout: 20_000 }),
  ).toBeTruthy();
}, 30_000);

test("others find no such page", async () => {
  renderApp("/admin/operations", {});

  expect(await screen.findByText("There is no page at this address")).toBeTruthy();
});
