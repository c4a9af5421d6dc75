package dev.tidemark.bench.collector;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.mariadb.DatabaseAccount;
import dev.tidemark.mariadb.EmbeddedMariaDb;
import dev.tidemark.mariadb.Grant;
import dev.tidemark.mariadb.MariaDbConfig;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.database.Migrations;
import dev.tidemark.simulator.world.World;
import dev.tidemark.simulator.world.WorldConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A durable items-db of its own, with the goods of a demo shop in it. */
final class Warehouse implements AutoCloseable {
  private static final String NAME = "bench";
  private static final String USER = "bench";
  private static final int BUFFER_POOL_MEGABYTES = 512;
  private static final int AT_ONCE = 2_000;

  private final EmbeddedMariaDb server;
  private final String password;

  private Warehouse(EmbeddedMariaDb server, String password) {
    this.server = server;
    this.password = password;
  }

  static Warehouse open(Path folder) {
    String password = UUID.randomUUID().toString();
    EmbeddedMariaDb server =
        EmbeddedMariaDb.start(
            MariaDbConfig.in(folder.resolve("database"), folder.resolve("server"))
                .withDatabases(NAME)
                .withAccounts(
                    List.of(new DatabaseAccount(USER, password, List.of(Grant.owner(NAME)))))
                .withBufferPoolMegabytes(BUFFER_POOL_MEGABYTES));
    return new Warehouse(server, password);
  }

  /** Puts so many goods on the list. */
  void fill(int items) {
    DatabaseConfig config =
        new DatabaseConfig(
            ItemsDb.NAME, server.url(NAME), USER, password, DatabaseConfig.CONNECTIONS);
    Migrations.run(config, ItemsDb.MIGRATIONS);
    Instant now = Instant.now();
    World world = new World(WorldConfig.startingAt(now).withItems(items));
    try (Database database = Database.open(config, new SimpleMeterRegistry())) {
      for (int from = 0; from < items; from += AT_ONCE) {
        List<ItemKey> goods =
            IntStream.range(from, Math.min(items, from + AT_ONCE))
                .mapToObj(index -> world.item(index).key(Region.DEMO))
                .toList();
        boolean _ =
            database.write(handle -> {
              new SeedStore(handle).add(goods, now);
              return true;
            });
      }
      boolean _ =
          database.write(handle -> {
            new SeedStore(handle).analyze();
            return true;
          });
    }
  }

  /** The settings by which a role finds it. */
  Map<String, String> settings() {
    return Map.of(
        "TIDEMARK_ITEMS_DB_URL", server.url(NAME),
        "TIDEMARK_ITEMS_DB_USER", USER,
        "TIDEMARK_ITEMS_DB_PASSWORD", password);
  }

  ProcessUse use() {
    return ProcessUse.of(server.pid());
  }

  @Override
  public void close() {
    server.close();
  }
}
