package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSales;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.protocol.FlashSessionId;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Region;
import java.util.List;
import java.util.Map;

/** The flash sales of every region that a connector asks. Thread-safe. */
final class WebFlashSales implements FlashSales {
  /** What Shopee's own page asks for at once; more has been seen, but not from the page. */
  static final int BATCH = 12;

  private final Map<Region, RegionFlashSales> regions;

  WebFlashSales(Map<Region, RegionFlashSales> regions) {
    this.regions = Map.copyOf(regions);
  }

  @Override
  public ShopAnswer<List<FlashSession>> sessions(Region region) {
    return of(region).sessions();
  }

  @Override
  public ShopAnswer<List<FlashListing>> list(Region region, FlashSessionId session) {
    return of(region).list(session);
  }

  @Override
  public ShopAnswer<List<FlashOffer>> offers(
      Region region, FlashSessionId session, List<ItemId> items) {
    if (items.size() > BATCH) {
      throw new IllegalArgumentException(
          "at most " + BATCH + " items are asked for at once, not " + items.size());
    }
    return items.isEmpty()
        ? new ShopAnswer.Answered<>(List.of())
        : of(region).offers(session, items);
  }

  @Override
  public int itemsPerRequest() {
    return BATCH;
  }

  private RegionFlashSales of(Region region) {
    RegionFlashSales sales = regions.get(region);
    if (sales == null) {
      throw new IllegalArgumentException("region " + region.code() + " is not asked here");
    }
    return sales;
  }
}
