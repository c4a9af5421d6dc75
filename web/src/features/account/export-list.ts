import { mutationOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { ListedWatch } from "@/lib/api/types";
import { downloadFile } from "@/lib/ui/download-file";

const PAGE = 100;

/** One's whole list as a file for a spreadsheet, handed to the browser. */
export const exportingList = mutationOptions({
  mutationFn: async () => {
    const file = new Blob([listCsv(await wholeList())], { type: "text/csv;charset=utf-8" });
    downloadFile("tidemark-list.csv", file);
  },
});

async function wholeList(): Promise<ListedWatch[]> {
  const all: ListedWatch[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = { limit: PAGE, ...(cursor !== "" && { cursor }) };
    const page: { watches: ListedWatch[]; nextCursor: string | null } = await answer(
      api.GET("/watches", { params: { query } }),
    );
    all.push(...page.watches);
    cursor = page.nextCursor;
  }
  return all;
}

const HEAD = ["link", "name", "price", "currency", "target_price", "tags", "added_at"];

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
