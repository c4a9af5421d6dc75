import { HappeningNow } from "@/features/now/happening-now";
import { WatchListPage } from "@/features/watch/watch-list-page";
import { ItemSuggestions } from "./item-suggestions";

/** The first page: the box for a link, what happens at the shops now, and one's items. */
export function HomePage() {
  return (
    <WatchListPage now={<HappeningNow />} suggest={(item) => <ItemSuggestions item={item} />} />
  );
}
