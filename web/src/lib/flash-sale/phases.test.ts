import { expect, test } from "vitest";
import { byPhase, clockOf, dayBeside, elapsed, phaseOf } from "./phases";

const at = (minute: number) => Date.parse("2026-11-23T12:00:00Z") + minute * 60_000;
const session = (from: number, to: number) => ({
  startAt: new Date(at(from)).toISOString(),
  endAt: new Date(at(to)).toISOString(),
});

test("a session runs from its start up to, and without, its end", () => {
  const noon = session(0, 10);
  expect(phaseOf(noon, at(0) - 1)).toBe("ahead");
  expect(phaseOf(noon, at(0))).toBe("running");
  expect(phaseOf(noon, at(10) - 1)).toBe("running");
  expect(phaseOf(noon, at(10))).toBe("over");
});

test("what comes next and what ended last stand first", () => {
  const [early, middle, running, next, later] = [
    session(-20, -15),
    session(-10, -5),
    session(-1, 4),
    session(5, 10),
    session(15, 20),
  ];
  const sorted = byPhase([later, early, next, middle, running], at(0));
  expect(sorted.running).toEqual([running]);
  expect(sorted.ahead).toEqual([next, later]);
  expect(sorted.over).toEqual([middle, early]);
});

test("the elapsed part stays between none and all of it", () => {
  expect(elapsed(session(0, 10), at(-5))).toBe(0);
  expect(elapsed(session(0, 10), at(5))).toBe(0.5);
  expect(elapsed(session(0, 10), at(50))).toBe(1);
  expect(elapsed(session(0, 0), at(0))).toBe(1);
});

test("a countdown reads like a clock and stops at nothing", () => {
  expect(clockOf(245_000)).toBe("4:05");
  expect(clockOf(3_845_000)).toBe("1:04:05");
  expect(clockOf(400)).toBe("0:01");
  expect(clockOf(-5_000)).toBe("0:00");
});

test("days follow each other over the ends of months and years", () => {
  expect(dayBeside("2026-12-31", 1)).toBe("2027-01-01");
  expect(dayBeside("2028-03-01", -1)).toBe("2028-02-29");
});
