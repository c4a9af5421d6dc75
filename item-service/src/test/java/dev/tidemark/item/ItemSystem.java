package dev.tidemark.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.itemsdb.ItemsDb;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import dev.tidemark.protocol.item.v1.TrackItemRequest;
import dev.tidemark.protocol.item.v1.TrackItemResponse;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.database.DatabaseConfig;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.ConfiguredDatabases;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;

/** The whole item service on an empty database, called over the in-process transport. */
public final class ItemSystem implements AutoCloseable {
  /** The time that the service goes by. */
  public static final Instant NOW = Instant.parse("2026-11-11T09:00:00Z");

  private final TestDatabase schema = TestDatabase.create();
  private final Lifecycle lifecycle = new Lifecycle();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Readiness readiness = new Readiness(InstantSource.fixed(NOW));
  private final ConfiguredDatabases databases;
  private final ItemServiceBlockingStub items;

  public ItemSystem() {
    DatabaseConfig config =
        new DatabaseConfig(
            ItemsDb.NAME,
            schema.url(),
            schema.user(),
            schema.password(),
            DatabaseConfig.CONNECTIONS);
    databases =
        new ConfiguredDatabases(
            Map.of(ItemsDb.NAME, new DatabaseAccess(config, config)),
            lifecycle,
            metrics,
            readiness);
    InProcessTransport transport =
        new InProcessTransport(UUID.randomUUID().toString(), "item", metrics, lifecycle);
    ItemRole.start(
        new RoleEnvironment(
            new SettingsLoader(ItemRole.settings()).load(),
            lifecycle,
            metrics,
            readiness,
            InstantSource.fixed(NOW),
            transport,
            databases));
    items = ItemServiceGrpc.newBlockingStub(transport.channel("item"));
  }

  public ItemServiceBlockingStub items() {
    return items;
  }

  public Readiness readiness() {
    return readiness;
  }

  public Database database() {
    return databases.open(ItemsDb.NAME);
  }

  public void execute(String sql) {
    database().read(handle -> handle.execute(sql));
  }

  /** What a change of an item is worth to the polling. */
  public int weight(long listing) {
    return database()
        .read((Handle handle) ->
            handle
                .createQuery("SELECT ROUND(weight) FROM poll_state WHERE listing_id = " + listing)
                .mapTo(Integer.class)
                .one());
  }

  /** How many statements the server has run; nobody else uses it meanwhile. */
  public long statements() {
    return database()
        .read((Handle handle) ->
            handle
                .createQuery(
                    """
                    SELECT variable_value FROM information_schema.global_status
                    WHERE variable_name = 'QUESTIONS'
                    """)
                .mapTo(Long.class)
                .one());
  }

  public TrackItemResponse track(ItemKey key) {
    return items.trackItem(TrackItemRequest.newBuilder().setKey(message(key)).build());
  }

  public static ItemKey key(String text) {
    return ItemKey.parse(text).orElseThrow();
  }

  public static ItemKeyMessage message(ItemKey key) {
    return message(key.region(), key.shop().value(), key.item().value());
  }

  public static ItemKeyMessage message(Region region, long shop, long item) {
    return ItemKeyMessage.newBuilder()
        .setRegion(region.number())
        .setShopId(shop)
        .setItemId(item)
        .build();
  }

  /** Runs the call and returns its refusal, which must have that code. */
  public static TidemarkException refusal(ErrorCode code, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as("the call should have been refused with " + code).isNotNull();
    TidemarkException refusal = GrpcErrors.from(thrown);
    assertThat(refusal.error()).as(refusal.detail()).isEqualTo(code);
    return refusal;
  }

  /** The field that a call names when it refuses a value. */
  public static String refusedField(ThrowingCallable call) {
    return String.valueOf(refusal(ErrorCode.INVALID_VALUE, call).field());
  }

  @Override
  public void close() {
    lifecycle.close();
    schema.close();
  }
}
