import type { ListedWatch } from "@/lib/api/types";

const HEAD = ["link", "name", "price", "currency", "target_price", "tags", "added_at"];

/** A list in the columns of a spreadsheet. */
export function listCsv(watches: readonly ListedWatch[]): string {
  const rows = watches.map(({ item, targetPrice, tags, addedAt }) => [
    item.url,
    item.name ?? "",
    item.price?.amount ?? "",
    item.currency,
    targetPrice ?? "",
    tags.join(" "),
    addedAt,
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A name that begins like a formula is kept from being one: spreadsheets run them. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
