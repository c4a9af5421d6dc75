package dev.tidemark.item;

import dev.tidemark.item.connector.ListConnectors;
import dev.tidemark.item.flashsale.FlashSaleCalls;
import dev.tidemark.item.flashsale.GetFlashSession;
import dev.tidemark.item.flashsale.ListFlashAppearances;
import dev.tidemark.item.flashsale.ListFlashSessions;
import dev.tidemark.item.history.GetPriceHistory;
import dev.tidemark.item.listing.GetItem;
import dev.tidemark.item.listing.ItemMessages;
import dev.tidemark.item.listing.ListItems;
import dev.tidemark.item.listing.LiveFlashSales;
import dev.tidemark.item.listing.LiveSources;
import dev.tidemark.item.listing.TrackItem;
import dev.tidemark.item.watchlist.ListWatchedItems;
import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.role.RoleEnvironment;
import java.time.InstantSource;
import java.util.List;

/** Builds the item service. */
public final class ItemRole {
  private ItemRole() {}

  /** It has none of its own: where its database is and where it listens belong to every service. */
  public static List<SettingDefinition> settings() {
    return List.of();
  }

  public static void start(RoleEnvironment environment) {
    environment.databases().migrate(ItemsDb.NAME, ItemsDb.MIGRATIONS);
    Database database = environment.databases().open(ItemsDb.NAME);
    InstantSource clock = environment.clock();
    ItemMessages messages = new ItemMessages(new LiveSources(clock), new LiveFlashSales(clock));
    ItemGrpcService service =
        new ItemGrpcService(
            new TrackItem(database, messages, clock),
            new GetItem(database, messages, clock),
            new ListItems(database, messages),
            new ListWatchedItems(database, messages, clock),
            new GetPriceHistory(database),
            new FlashSaleCalls(
                new ListFlashSessions(database, clock),
                new GetFlashSession(database, messages, clock),
                new ListFlashAppearances(database, clock)),
            new ListConnectors(database));
    environment.transport().serve("item", database.executor(), List.of(service));
  }
}
