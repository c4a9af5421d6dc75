import { describe, expect, test } from "vitest";
import {
  compare,
  formatMoney,
  formatPercent,
  parseAmount,
  percentChange,
  readAmount,
  subtract,
} from "./money";

describe("amounts", () => {
  test("are read without rounding, beyond what a float can hold", () => {
    expect(parseAmount("90071992547409.93")).toEqual({ units: 9007199254740993n, decimals: 2 });
  });

  test.each(["", "1,5", "1.", ".5", "NaN", "1e3", "0x10"])("refuse %j", (text) => {
    expect(() => parseAmount(text)).toThrow("decimal number");
  });

  test("differ by exactly what stands on the price tags", () => {
    expect(subtract("0.30", "0.10")).toBe("0.20");
    expect(subtract("99.90", "129.00")).toBe("-29.10");
    expect(subtract("34500", "34500")).toBe("0");
    expect(subtract("1.005", "1")).toBe("0.005");
  });

  test("compare across different decimals", () => {
    expect(compare("10", "10.00")).toBe(0);
    expect(compare("9.99", "10")).toBe(-1);
  });

  test("change by whole percent, halves away from zero", () => {
    expect(percentChange("200.00", "129.00")).toBe(-36);
    expect(percentChange("200.00", "199.00")).toBe(-1);
    expect(percentChange("100", "100.4")).toBe(0);
    expect(percentChange("80", "100")).toBe(25);
    expect(percentChange("0", "100")).toBeNull();
  });
});

test.each([
  ["129.00", "129.00"],
  [" 129,5 ", "129.5"],
  ["34500", "34500"],
  ["34.500", "34500"],
  ["1,234", "1234"],
  ["1.234.567,89", "1234567.89"],
  ["1 234,50", "1234.50"],
])("%s is read as the amount %s", (typed, amount) => {
  expect(readAmount(typed)).toBe(amount);
});

test.each(["", "0", "0.00", "-5", "1.2.3", "12,34.56", "99.5678", "many"])(
  "'%s' is no amount",
  (typed) => {
    expect(readAmount(typed)).toBeNull();
  },
);

describe("money", () => {
  test.each([
    ["129.00", "SGD", "S$129.00"],
    ["34500", "IDR", "Rp34,500"],
    ["1234567", "VND", "₫1,234,567"],
    ["129.00", "MYR", "RM129.00"],
    ["1290", "TWD", "NT$1,290"],
    ["5.50", "PLN", "PLN 5.50"],
  ])("%s %s is written %s", (amount, currency, expected) => {
    expect(formatMoney(amount, currency, "en").replace("\u00a0", " ")).toBe(expected);
  });

  test("follows the viewer's separators", () => {
    expect(formatMoney("34500", "IDR", "id")).toBe("Rp34.500");
    expect(formatMoney("1234.50", "BRL", "de")).toBe("1.234,50\u00a0R$");
  });

  test("keeps every digit of a price beyond 2^53", () => {
    expect(formatMoney("90071992547409.93", "SGD", "en")).toBe("S$90,071,992,547,409.93");
  });

  test("percentages carry their sign", () => {
    expect(formatPercent(-12, "en")).toBe("−12%");
    expect(formatPercent(3, "en")).toBe("+3%");
    expect(formatPercent(0, "en")).toBe("0%");
  });
});
