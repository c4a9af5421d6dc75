import { expect, test } from "vitest";
import { timeLabels, timeSteps } from "./time-labels";

const START = Date.parse("2026-11-23T02:00:00Z") / 1000;

test("no two labels beside each other are the same, however close one looks", () => {
  for (const step of timeSteps) {
    const moments = Array.from({ length: 6 }, (_, index) => START + index * step);
    const labels = timeLabels(moments, step, "en");
    labels.slice(1).forEach((text, index) => {
      if (step < 27 * 86_400 || step >= 60 * 86_400)
        expect(text, `${step}`).not.toBe(labels[index]);
    });
  }
});

test("steps of seconds show seconds", () => {
  expect(timeLabels([START, START + 5], 5, "en-GB")).toEqual(["22 Nov, 22:30:00", "22:30:05"]);
});
