package dev.tidemark.simulator.world;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ShopId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The demo shop's goods and their true prices at every moment. All answers are functions of the
 * configuration and the moment: equal in every process, asked in any order, for years before the
 * start and after it. Immutable and thread-safe.
 */
public final class World {
  private final WorldConfig config;
  private final ShopTime shopTime;
  private final Coins coins;
  private final Catalogue catalogue;
  private final Sessions sessions;
  private final Truths truths;

  public World(WorldConfig config) {
    this.config = config;
    this.shopTime = new ShopTime(config.start().toEpochMilli(), config.speed());
    this.coins = new Coins(config.region());
    this.catalogue = new Catalogue(config);
    this.sessions = new Sessions(config, catalogue::traits);
    this.truths = new Truths(coins);
  }

  public WorldConfig config() {
    return config;
  }

  /**
   * An item by its place in the catalogue.
   *
   * @param index 0 to {@code config().items() - 1}
   */
  public DemoItem item(int index) {
    if (index < 0 || index >= config.items()) {
      throw new IllegalArgumentException(
          "the shop has items 0 to " + (config.items() - 1) + ", not " + index);
    }
    return catalogue.item(index);
  }

  public Optional<DemoItem> find(ItemId id) {
    return catalogue.indexOf(id).map(catalogue::item);
  }

  public Optional<Seller> findSeller(ShopId id) {
    return catalogue.seller(id);
  }

  public int sellers() {
    return catalogue.sellers();
  }

  /** What a seller sells, 1 to 60 items, in the order of the catalogue. */
  public List<DemoItem> itemsOf(Seller seller) {
    return catalogue.itemsOf(seller).mapToObj(catalogue::item).toList();
  }

  /** The item that a picture shows. */
  public Optional<DemoItem> findByImage(String hash) {
    return catalogue
        .pictures()
        .find(hash)
        .map(picture -> catalogue.item(picture.item()))
        .filter(item -> item.images().contains(hash));
  }

  /**
   * Items worth watching in a demonstration: one in six changes its price often, half of them now
   * and then, the rest hardly ever. Always the same ones.
   */
  public List<DemoItem> showcase(int count) {
    return new Showcase(config.items(), index -> catalogue.traits(index).pace())
        .pick(count)
        .map(catalogue::item)
        .toList();
  }

  /** All that is true of an item at this moment. */
  public Truth truth(DemoItem item, Instant at) {
    long time = at.toEpochMilli();
    Moment moment = moment(catalogue.traits(item.index()), item.index(), time);
    return truths.of(item, at, moment, upcoming(item, moment.traits(), time));
  }

  /**
   * Every true change of an item and its variations, in the order of time, the headline before the
   * models of the same moment.
   *
   * @param from included
   * @param until excluded
   */
  public List<TrueChange> changes(DemoItem item, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    Traits traits = catalogue.traits(item.index());
    long first = from.toEpochMilli();
    long[] borders = borders(item.index(), traits, first, until.toEpochMilli());
    return new Ledger(item, coins, time -> moment(traits, item.index(), time), first - 1)
        .changesAt(borders);
  }

  /** Every session that runs at some time from {@code from} until {@code until}, in order. */
  public List<FlashSession> sessions(Instant from, Instant until) {
    return sessions.between(from.toEpochMilli(), until.toEpochMilli());
  }

  public Optional<FlashSession> runningSession(Instant at) {
    return Optional.ofNullable(sessions.running(at.toEpochMilli()));
  }

  /** The sessions to come that the shop tells already, next first. */
  public List<FlashSession> announcedSessions(Instant at) {
    return sessions.announced(at.toEpochMilli());
  }

  public Optional<FlashSession> findSession(long promotionId) {
    return sessions.find(promotionId);
  }

  /** The items of a session in the order of its list. */
  public List<DemoItem> itemsOf(FlashSession session) {
    return Arrays.stream(sessions.items(session)).mapToObj(catalogue::item).toList();
  }

  /** An item's part in a session at a moment before, during or after it. */
  public Optional<FlashTruth> flash(DemoItem item, FlashSession session, Instant at) {
    if (!sessions.includes(session, item.index())) {
      return Optional.empty();
    }
    FlashOffer offer = new FlashOffer(catalogue.traits(item.index()), session, shopTime);
    return Optional.of(truths.flash(item, offer, at.toEpochMilli()));
  }

  private Moment moment(Traits traits, int item, long time) {
    long shop = shopTime.at(time);
    FlashSession running = sessions.running(time);
    FlashOffer offer =
        running != null && sessions.includes(running, item)
            ? new FlashOffer(traits, running, shopTime)
            : null;
    return new Moment(traits, traits.season(shop), shop, time, offer);
  }

  private @Nullable FlashTruth upcoming(DemoItem item, Traits traits, long time) {
    for (FlashSession session : sessions.announced(time)) {
      if (sessions.includes(session, item.index())) {
        return truths.flash(item, new FlashOffer(traits, session, shopTime), time);
      }
    }
    return null;
  }

  /** Every moment in the span at which a cause begins or ends. */
  private long[] borders(int item, Traits traits, long from, long until) {
    LongStream.Builder borders = LongStream.builder();
    traits.borders(
        shopTime.at(from), shopTime.at(until), border -> borders.add(shopTime.firstReal(border)));
    for (FlashSession session : sessions.of(item, from, until)) {
      new FlashOffer(traits, session, shopTime).borders(borders::add);
    }
    return borders
        .build()
        .filter(border -> border >= from && border < until)
        .sorted()
        .distinct()
        .toArray();
  }
}
