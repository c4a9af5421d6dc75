package dev.tidemark.itemsdb;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A migrated items-db of its own for one test class. */
public final class ItemsDbForTests implements AutoCloseable {
  private final TestDatabase schema = TestDatabase.create();
  private final DatabaseConfig config =
      new DatabaseConfig(ItemsDb.NAME, schema.url(), schema.user(), schema.password(), 8);
  private final Database database;

  public ItemsDbForTests() {
    Migrations.run(config, ItemsDb.MIGRATIONS);
    database = Database.open(config, new SimpleMeterRegistry());
  }

  public DatabaseConfig config() {
    return config;
  }

  public <T> T read(Function<Handle, T> work) {
    return database.read(work);
  }

  public <T> T write(Function<Handle, T> work) {
    return database.write(work);
  }

  /** Runs a statement as the owner of the schema. */
  public void execute(String sql) {
    database.read(handle -> handle.execute(sql));
  }

  public static ItemKey item(Region region, long shop, long item) {
    return new ItemKey(region, new ShopId(shop), new ItemId(item));
  }

  public static ListingId listing(Region region, long item) {
    return ListingId.of(region, new ItemId(item));
  }

  @Override
  public void close() {
    database.close();
    schema.close();
  }
}
