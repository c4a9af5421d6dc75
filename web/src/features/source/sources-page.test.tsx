import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp } from "@/app/testing/render-app";

const connector = {
  source: "web",
  region: "sg",
  since: "2026-11-23T08:00:00Z",
  detail: null,
  nextCallAt: null,
  budget: null,
};

test("sources in trouble come first, with what they say and what happens next", async () => {
  renderApp("/sources", {
    "GET /connectors": [
      200,
      {
        connectors: [
          { ...connector, source: "affiliate", region: null, state: "not-configured", since: null },
          { ...connector, source: "demo", region: "demo", state: "ok" },
          { ...connector, state: "blocked", detail: "403 from shopee.sg" },
        ],
      },
    ],
  });

  const [first, second, third] = await screen.findAllByRole("listitem");
  expect(first?.textContent).toContain("Singapore");
  expect(first?.textContent).toContain("The shop refuses us");
  expect(first?.textContent).toContain("403 from shopee.sg");
  expect(first?.textContent).toContain("asked once");
  expect(second?.textContent).toContain("Answers");
  expect(third?.textContent).toContain("affiliate programme");
  expect(third?.textContent).toContain("Not set up");
});

test("without a source the page says how to get one", async () => {
  renderApp("/sources", { "GET /connectors": [200, { connectors: [] }] });
  expect(await screen.findByText("No source is set up")).toBeTruthy();
});
