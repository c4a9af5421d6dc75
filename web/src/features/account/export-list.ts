import { mutationOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { ListedWatch } from "@/lib/api/types";
import { downloadFile } from "@/lib/ui/download-file";
import { listCsv } from "./list-csv";

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
