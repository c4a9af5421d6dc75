import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp } from "@/app/testing/render-app";

const connector = {
  source: "demo",
  region: "demo",
  state: "ok",
  since: null,
  detail: null,
  nextCallAt: null,
  budget: null,
};

test("what answers says so, with the sources in trouble counted", async () => {
  renderApp("/status", {
    "GET /items": [200, { items: [], nextCursor: null }],
    "GET /connectors": [
      200,
      { connectors: [connector, { ...connector, source: "web", state: "blocked" }] },
    ],
  });

  expect(await screen.findByText("Everything answers")).toBeTruthy();
  expect(screen.getAllByText(/^Answered in /)).toHaveLength(3);
  expect(screen.getByText(/1 in trouble/)).toBeTruthy();
});

test("what does not answer is named", async () => {
  renderApp("/status", {
    "GET /items": [503, { code: "unavailable" }],
    "GET /connectors": [200, { connectors: [] }],
  });

  expect(await screen.findByText("Something does not answer")).toBeTruthy();
  expect(screen.getByText("Does not answer")).toBeTruthy();
});

test("a visitor sees what may be seen without logging in", async () => {
  renderApp("/status", {
    "GET /account": [401, { code: "login-required" }],
    "GET /items": [401, { code: "login-required" }],
    "GET /connectors": [401, { code: "login-required" }],
  });

  expect(await screen.findAllByText("Log in to see this")).toHaveLength(2);
  expect(screen.getByText("Everything answers")).toBeTruthy();
});

test("where no source is told of, nobody claims that prices are looked at", async () => {
  renderApp("/status", {
    "GET /items": [200, { items: [], nextCursor: null }],
    "GET /connectors": [200, { connectors: [{ ...connector, state: "not-configured" }] }],
  });

  expect(await screen.findByText(/either none is set up, or the program/)).toBeTruthy();
});
