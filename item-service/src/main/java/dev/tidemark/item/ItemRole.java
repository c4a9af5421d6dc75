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
import dev.tidemark.item.series.KnownHistories;
import dev.tidemark.item.watchlist.ListWatchedItems;
import dev.tidemark.item.watchlist.RecentPrices;
import dev.tidemark.item.watchlist.Verdicts;
import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.role.RoleEnvironment;
import java.time.InstantSource;
import java.util.List;

/** Builds the item service. */
public final class ItemRole {
  private static final Setting<Integer> CACHED_CHANGES =
      Setting.whole(
          "item-service.cached-changes",
          1_000_000,
          0,
          100_000_000,
          "How many price changes an item service keeps in memory, at about 60 bytes each; they are"
              + " read again when their item has changed. 0 reads them every time.");

  /** Those of the last 30 days, which watchlists show, take more memory and are fewer. */
  private static final double RECENT_SHARE = 0.4;

  private ItemRole() {}

  public static List<SettingDefinition> settings() {
    return List.of(CACHED_CHANGES);
  }

  public static void start(RoleEnvironment environment) {
    environment.databases().migrate(ItemsDb.NAME, ItemsDb.MIGRATIONS);
    Database database = environment.databases().open(ItemsDb.NAME);
    InstantSource clock = environment.clock();
    ItemMessages messages = new ItemMessages(new LiveSources(clock), new LiveFlashSales(clock));
    int cachedChanges = environment.settings().get(CACHED_CHANGES);
    KnownHistories histories = new KnownHistories(cachedChanges, environment.metrics());
    ItemGrpcService service =
        new ItemGrpcService(
            new TrackItem(database, messages, clock),
            new GetItem(database, messages, clock, histories),
            new ListItems(database, messages),
            new ListWatchedItems(
                database,
                messages,
                clock,
                new RecentPrices((int) (cachedChanges * RECENT_SHARE), environment.metrics()),
                new Verdicts(histories, clock)),
            new GetPriceHistory(database, histories),
            new FlashSaleCalls(
                new ListFlashSessions(database, clock),
                new GetFlashSession(database, messages, clock),
                new ListFlashAppearances(database, clock)),
            new ListConnectors(database));
    environment.transport().serve("item", database.executor(), List.of(service));
  }
}
