import { catalogue } from "@/lib/language/catalogue";
import { currentLocale } from "@/lib/language/language";

const number = new Intl.NumberFormat(currentLocale());
const rows = (count: number) => (count === 1 ? "1 row" : `${number.format(count)} rows`);

export const messages = catalogue("import", {
  imports: "Import price history",
  introduction:
    "Prices that you have kept elsewhere: a CSV file in UTF-8 with these columns in any order, or JSON as the API takes it, up to 20 MB. Only you see them.",
  example:
    "item,model,price,currency,list_price,in_stock,flash_sale,seen_at\nsg.67707640.2245175584,,12.90,SGD,20.00,true,false,2026-11-23T08:30:00Z",
  choose: "Choose a file, or drop it here",
  busy: "An import is under way",
  empty: "This file is empty.",
  tooLarge: "This file is larger than 20 MB. Split it into several.",
  sending: "Sending the file…",
  sendFailed: "The file was not imported",
  loadFailed: "Your imports could not be loaded",
  begun: (when: string) => `Import of ${when}`,
  receiving: "The file is arriving…",
  waiting: "Waiting to begin…",
  reading: "Checking the file…",
  progress: "Progress of the import",
  doneOf: (done: number, all: number) => `${number.format(done)} of ${rows(all)}`,
  result: (accepted: number, unchanged: number, refused: number) =>
    `${rows(accepted)} new, ${number.format(unchanged)} already known, ${number.format(refused)} refused`,
  exportTitle: "Take your list with you",
  exportText:
    "A CSV file of your items: link, name, price now, target price, tags, and the day you added them.",
  exportButton: "Download my list",
  exporting: "Collecting your items…",
  exportFailed: "Your list was not downloaded",
  exportAllText:
    "A JSON file of all that you have put here: account, list, and tokens without their secrets.",
  exportAll: "Download my account",
  refusedRows: (count: number) => `Download the ${rows(count)} refused`,
});
