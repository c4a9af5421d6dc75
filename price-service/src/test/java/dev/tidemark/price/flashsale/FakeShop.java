package dev.tidemark.price.flashsale;

import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A shop whose flash sales are what a test says. Remembers what it was asked. */
final class FakeShop implements FlashSales {
  private static final int BATCH = 12;

  private final Map<FlashSessionId, FlashSession> sessions = new LinkedHashMap<>();
  private final Map<FlashSessionId, Map<ItemId, FlashOffer>> offers = new LinkedHashMap<>();
  private final List<String> questions = new ArrayList<>();
  private @Nullable PriceCheck failure;
  private boolean listsNothing;

  FlashSession announce(Region region, long id, Instant start, Instant end) {
    FlashSession session =
        new FlashSession(region, new FlashSessionId(id), "Session " + id, start, end);
    sessions.put(session.id(), session);
    offers.computeIfAbsent(session.id(), _ -> new LinkedHashMap<>());
    return session;
  }

  /** Offers an item at a price that can be bought. */
  void sell(FlashSession session, ItemKey item, String price) {
    put(session, offer(item, Price.ofDecimal(price), null, 20, false));
  }

  void hide(FlashSession session, ItemKey item, String mask) {
    put(session, offer(item, null, mask, null, false));
  }

  void sellOut(FlashSession session, ItemKey item, String price) {
    put(session, offer(item, Price.ofDecimal(price), null, 0, true));
  }

  private void put(FlashSession session, FlashOffer offer) {
    Objects.requireNonNull(offers.get(session.id())).put(offer.item().item(), offer);
  }

  private static FlashOffer offer(
      ItemKey item,
      @Nullable Price price,
      @Nullable String mask,
      @Nullable Integer left,
      boolean soldOut) {
    return new FlashOffer(
        item,
        "Item " + item.item(),
        null,
        price,
        mask,
        Price.ofDecimal("200.00"),
        left == null ? null : 20,
        left,
        soldOut,
        null);
  }

  /** From now on every answer is this; null answers as usual. */
  void failWith(@Nullable PriceCheck failure) {
    this.failure = failure;
  }

  /** Whether it forgets to list its sessions, which goes on selling. */
  void listsNothing(boolean nothing) {
    this.listsNothing = nothing;
  }

  /** Knows a session no more. */
  void withdraw(FlashSession session) {
    sessions.remove(session.id());
    offers.remove(session.id());
  }

  /** What it was asked since the last time. */
  List<String> questions() {
    List<String> asked = List.copyOf(questions);
    questions.clear();
    return asked;
  }

  @Override
  public ShopAnswer<List<FlashSession>> sessions(Region region) {
    questions.add("sessions");
    return answer(listsNothing ? List.of() : List.copyOf(sessions.values()));
  }

  @Override
  public ShopAnswer<List<FlashListing>> list(Region region, FlashSessionId session) {
    questions.add("list " + session);
    Map<ItemId, FlashOffer> known = offers.get(session);
    return known == null
        ? new ShopAnswer.Failed<>(new PriceCheck.Gone())
        : answer(
            known.values().stream()
                .map(offer -> new FlashListing(offer.item().item(), offer.soldOut()))
                .toList());
  }

  @Override
  public ShopAnswer<List<FlashOffer>> offers(
      Region region, FlashSessionId session, List<ItemId> items) {
    questions.add("offers " + session + " of " + items.size());
    Map<ItemId, FlashOffer> known = offers.get(session);
    return known == null
        ? new ShopAnswer.Failed<>(new PriceCheck.Gone())
        : answer(items.stream().map(known::get).filter(Objects::nonNull).toList());
  }

  private <T> ShopAnswer<T> answer(T value) {
    return failure == null ? new ShopAnswer.Answered<>(value) : new ShopAnswer.Failed<>(failure);
  }

  @Override
  public int itemsPerRequest() {
    return BATCH;
  }
}
