import { formatMoney } from "@/lib/money";

/** A label of the price axis. Positions between two coins are rounded to a whole one. */
export function axisPrice(value: number, currency: string, decimals: number): string {
  return formatMoney(value.toFixed(decimals), currency);
}
