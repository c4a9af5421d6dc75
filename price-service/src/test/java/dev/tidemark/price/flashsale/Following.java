package dev.tidemark.price.flashsale;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.itemsdb.flashsale.FlashRegionStore;
import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.itemsdb.flashsale.FlashSaleOffer;
import dev.tidemark.itemsdb.flashsale.FlashSaleStore;
import dev.tidemark.itemsdb.outbox.ChangeOutboxStore;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.price.ManualClock;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.check.CheckMetrics;
import dev.tidemark.price.doubt.DoubtPauses;
import dev.tidemark.price.doubt.Suspects;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.lease.BucketLeases;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.price.lease.LeaseTimes;
import dev.tidemark.price.writing.HeadlineWriter;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.user.v1.ItemChange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One region followed by hand: a real database, a clock that stands still, and a fake shop. */
final class Following implements AutoCloseable {
  static final Region REGION = Region.TH;
  static final Instant START = Instant.parse("2026-11-11T12:00:00Z");
  static final Instant END = START.plus(Duration.ofHours(2));

  final PriceDatabase items = new PriceDatabase();
  final FakeShop shop = new FakeShop();
  final ManualClock clock;
  private final FlashSales asked;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BucketLeases leases =
      new BucketLeases(items.database(), LeaseTimes.USUAL, _ -> false);
  private RegionFollower follower;

  /** Three hours before the session at noon. */
  Following() {
    asked = shop;
    clock = new ManualClock(START.minus(Duration.ofHours(3)));
    follower = follower();
    lead();
  }

  /** Asks another shop, at another time. */
  Following(Function<InstantSource, FlashSales> other, Instant now) {
    clock = new ManualClock(now);
    asked = other.apply(clock);
    follower = follower();
    lead();
  }

  private void lead() {
    leases.start();
    await().atMost(Duration.ofSeconds(10)).until(() -> leases.of(bucket()).isPresent());
  }

  private RegionFollower follower() {
    EventHub events = new EventHub();
    OfferPrices prices =
        new OfferPrices(
            new HeadlineWriter(
                items.database(), new DoubtPauses(Duration.ofSeconds(20), Duration.ofSeconds(20))),
            new Suspects(items.database()),
            events,
            new CheckMetrics(metrics));
    Books books = new Books(items.database(), new SessionBook(items.database(), REGION), book());
    return new RegionFollower(
        REGION,
        new FlashSource(Source.WEB, asked, 2),
        books,
        prices,
        new FlashMetrics(metrics, clock),
        clock,
        new Random(1));
  }

  OfferBook book() {
    return new OfferBook(items.database(), new Spread(2), Duration.ofMinutes(1));
  }

  /** Another process takes the region over: nothing is remembered. */
  void restart() {
    follower = follower();
  }

  /** Does what is due now. */
  void follow() {
    follower.follow(lease(), () -> true);
  }

  /** Asks and writes by the right of an owner that has lost the bucket. */
  void followWith(Lease lost) {
    AtomicInteger questions = new AtomicInteger(3);
    follower.follow(lost, () -> questions.getAndDecrement() > 0);
  }

  void at(Instant now) {
    clock.set(now);
    follow();
  }

  Lease lease() {
    return leases.of(bucket()).orElseThrow();
  }

  static int bucket() {
    return FlashFollowers.bucket(REGION);
  }

  static ItemKey item(long id) {
    return ItemKey.parse("th.7." + id).orElseThrow();
  }

  FlashSession announceNoon() {
    return shop.announce(REGION, 77, START, END);
  }

  /** An item that somebody watches, seen at a price an hour before the clock. */
  ItemKey watched(long id, String price) {
    ItemKey item = item(id);
    long seenAt = clock.instant().minus(Duration.ofHours(1)).toEpochMilli();
    items.track(item, clock.instant());
    items.execute(
        """
        UPDATE listing SET shop_confirmed = 1, state = 2, price = %d, stock = 1, source = 2,
               name = 'Known', price_since = %d, first_seen_at = %d, last_seen_at = %d
        WHERE listing_id = %d
        """
            .formatted(
                Price.ofDecimal(price).units(), seenAt, seenAt, seenAt, item.listing().value()));
    items.execute(
        """
        INSERT INTO price_change
          (listing_id, model_id, source, observed_at, price, list_price, flash_sale, stock)
        VALUES (%d, 0, 2, %d, %d, NULL, 0, 1)
        """
            .formatted(item.listing().value(), seenAt, Price.ofDecimal(price).units()));
    items.execute(
        "UPDATE poll_state SET due_at = %d, last_poll_at = %d WHERE listing_id = %d"
            .formatted(
                END.plus(Duration.ofDays(1)).toEpochMilli(), seenAt, item.listing().value()));
    return item;
  }

  List<FlashSale> open() {
    return new SessionBook(items.database(), REGION).open(clock.instant());
  }

  FlashSale session(FlashSession session) {
    return items
        .database()
        .read(handle -> new FlashSaleStore(handle).find(REGION, session.id()))
        .orElseThrow();
  }

  FlashSaleOffer offer(FlashSession session, ItemKey item) {
    return items
        .database()
        .read(handle -> new FlashSaleStore(handle).offers(REGION, session.id()))
        .stream()
        .filter(offer -> offer.listing().equals(item.listing()))
        .findFirst()
        .orElseThrow();
  }

  /** What a change of each item is worth to the polling, by item. */
  String weights() {
    return items
        .database()
        .read(handle ->
            handle
                .createQuery(
                    """
                    SELECT CONCAT(listing_id MOD 281474976710656, ': ', ROUND(weight))
                    FROM poll_state
                    ORDER BY listing_id
                    """)
                .mapTo(String.class)
                .list())
        .stream()
        .collect(Collectors.joining(", "));
  }

  String problem() {
    return items
        .database()
        .read(handle -> new FlashRegionStore(handle).find(REGION))
        .orElseThrow()
        .problem();
  }

  /** What waits to be told to those who watch an item. */
  List<ItemChange> told(ItemKey item) {
    return items
        .database()
        .read(handle ->
            new ChangeOutboxStore(handle).waiting(List.of(PriceDatabase.bucket(item)), 100))
        .stream()
        .filter(row -> row.listing().equals(item.listing()))
        .map(row -> {
          try {
            return ItemChange.parseFrom(row.content());
          } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
          }
        })
        .toList();
  }

  /** The headline's prices, with an f where they are of a flash sale. */
  List<String> prices(ItemKey item) {
    return items.changes(item).stream()
        .map(change -> change.price().toDecimal(2) + (change.flashSale() ? " f" : ""))
        .toList();
  }

  @Override
  public void close() {
    leases.close();
    items.close();
  }
}
