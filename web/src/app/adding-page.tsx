import { AddPage } from "@/features/watch/add-page";
import { ItemSuggestions } from "./item-suggestions";

/** The page that other programs hand links to, with what to be told of afterwards. */
export function AddingPage() {
  return <AddPage suggest={(item) => <ItemSuggestions item={item} />} />;
}
