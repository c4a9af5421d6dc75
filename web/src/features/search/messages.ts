import { catalogue } from "@/lib/language/catalogue";
export const messages = catalogue("search", {
  title: "Search all items",
  introduction: "Every item that anyone here tracks, with its whole history.",
  label: "Name or Shopee item id",
  placeholder: "Name, or item id such as 2245175584",
  hint: "The item id is the last number in an item's link.",
  search: "Search",
  regionLabel: "Country",
  anyRegion: "All countries",
  failed: "The search did not work",
  results: "Items found",
  none: "Nothing found",
  noneById: (id: string) =>
    `No item with the id ${id} is tracked yet. Paste its link on your list to track it.`,
  noneByName: "Check the spelling, or search by the item id: the last number in an item's link.",
  noneAtAll: "Nothing is tracked here yet. Paste a link on your list to begin.",
  noPrice: "No price yet",
});
