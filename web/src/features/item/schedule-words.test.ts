import { describe, expect, it } from "vitest";
import { changePace } from "./schedule-words";

describe("changePace", () => {
  it.each([
    [12.3, "about 12 times a day"],
    [0.8, "about once a day"],
    [0.4, "about 3 times a week"],
    [0.11, "about once a week"],
    [0.05, "about twice a month"],
    [0.001, "less than once a month"],
    [0, "less than once a month"],
  ])("says %d changes a day in words", (perDay, words) => {
    expect(changePace(perDay)).toBe(words);
  });
});
