package dev.tidemark.price;

import dev.tidemark.itemsdb.Buckets;
import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceHistoryStore;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.listing.ListingStore;
import dev.tidemark.itemsdb.listing.PollScheduleStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.itemsdb.price.CheckedListingStore;
import dev.tidemark.itemsdb.price.PricedModel;
import dev.tidemark.itemsdb.price.PricedModelStore;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Source;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An empty items-db on a real server, with what tests put into it and read from it. */
public final class PriceDatabase implements AutoCloseable {
  private final TestDatabase schema = TestDatabase.create();
  private final Database database;

  public PriceDatabase() {
    Migrations.run(config(), ItemsDb.MIGRATIONS);
    this.database = connect();
  }

  public DatabaseConfig config() {
    return new DatabaseConfig(
        ItemsDb.NAME, schema.url(), schema.user(), schema.password(), DatabaseConfig.CONNECTIONS);
  }

  /** Another pool on the same database, as another process would have. */
  public Database connect() {
    return Database.open(config(), new SimpleMeterRegistry());
  }

  public Database database() {
    return database;
  }

  /** Begins to track an item, due at once, as item-service does. */
  public void track(ItemKey item, Instant now) {
    boolean _ =
        database.write(handle -> {
          new PollScheduleStore(handle).insertDue(item.listing(), now, Duration.ofMinutes(1));
          return new ListingStore(handle).insertProvisional(item, now);
        });
  }

  public CheckedListing listing(ItemKey item) {
    return database
        .read(handle -> new CheckedListingStore(handle).find(item.listing()))
        .orElseThrow();
  }

  public List<PricedModel> models(ItemKey item) {
    return database.read(handle -> new PricedModelStore(handle).ofListing(item.listing()));
  }

  /** The headline's changelog, oldest first. */
  public List<PriceChange> changes(ItemKey item) {
    return changes(item, ModelId.HEADLINE);
  }

  public List<PriceChange> changes(ItemKey item, ModelId model) {
    return changes(new Series(item.listing(), model, Source.WEB));
  }

  public List<PriceChange> changes(Series series) {
    return database.read(handle -> new PriceHistoryStore(handle).range(series, null, null, 10_000));
  }

  /** How many rows the changelog has, of all items. */
  public int countChanges() {
    return number("SELECT COUNT(*) FROM price_change");
  }

  public int failures(ItemKey item) {
    return number("SELECT failures FROM poll_state WHERE listing_id = " + item.listing());
  }

  public Instant dueAt(ItemKey item) {
    String sql = "SELECT due_at FROM poll_state WHERE listing_id = " + item.listing();
    return Instant.ofEpochMilli(
        database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one()));
  }

  /** Makes an item due. */
  public void makeDue(ItemKey item, Instant now) {
    int _ =
        database.write(handle -> {
          new PollScheduleStore(handle).makeDue(item.listing(), now);
          return 0;
        });
  }

  public static int bucket(ItemKey item) {
    return Buckets.of(item.listing());
  }

  public int number(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  /** Runs any statement. */
  public void execute(String sql) {
    int _ = database.write((Handle handle) -> handle.execute(sql));
  }

  @Override
  public void close() {
    database.close();
    schema.close();
  }
}
