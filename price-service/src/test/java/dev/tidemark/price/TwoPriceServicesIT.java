package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.testkit.RecordedShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoPriceServicesIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final List<ItemKey> keys =
      IntStream.rangeClosed(1, 20)
          .mapToObj(item -> ItemKey.parse("sg.77." + item).orElseThrow())
          .toList();

  @Test
  void shareTheWorkWithoutLookingOrWritingTwice() {
    try (PriceDatabase items = new PriceDatabase();
        RecordedShop shop = RecordedShop.start();
        PriceSystem one = PriceSystem.asking(items, shop.baseUrl());
        PriceSystem other = PriceSystem.asking(items, shop.baseUrl())) {
      await().atMost(SOON).until(() -> one.readiness().ready() && other.readiness().ready());
      await().atMost(SOON).until(() -> owners(items) == 2);
      keys.forEach(item -> Page.at(item, "129.00").showIn(shop));

      keys.forEach(item -> items.track(item, Instant.now()));
      await().atMost(SOON).untilAsserted(() -> assertThat(rows(items)).isEqualTo(20));
      keys.forEach(item -> Page.at(item, "119.00").showIn(shop));
      await().atMost(SOON).untilAsserted(() -> assertThat(rows(items)).isEqualTo(40));
      keys.forEach(item -> Page.at(item, "125.00").showIn(shop));
      await().atMost(SOON).untilAsserted(() -> assertThat(rows(items)).isEqualTo(60));

      assertThat(keys)
          .allSatisfy(item ->
              assertThat(items.changes(item))
                  .extracting(change -> change.price().toDecimal(2))
                  .containsExactly("129.00", "119.00", "125.00"));
      assertThat(one.checks("changed")).isPositive();
      assertThat(other.checks("changed")).isPositive();
      assertThat(one.checks("dropped") + other.checks("dropped")).isZero();
      assertThat(shortestPause(shop)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }
  }

  private static int rows(PriceDatabase items) {
    return items.number("SELECT COUNT(*) FROM price_change WHERE model_id = 0");
  }

  private static int owners(PriceDatabase items) {
    return items.number("SELECT COUNT(DISTINCT owner) FROM bucket_lease WHERE lease_until > 0");
  }

  /** Between two looks at one item; the configured second, less what travelling took. */
  private static Duration shortestPause(RecordedShop shop) {
    Map<String, List<Instant>> looks =
        shop.requests().stream()
            .filter(request -> request.uri().getPath().equals(Page.PATH))
            .collect(
                Collectors.groupingBy(
                    request -> request.parameters().getOrDefault("itemid", ""),
                    Collectors.mapping(RecordedShop.Request::at, Collectors.toList())));
    return looks.values().stream()
        .flatMap(times ->
            IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i))))
        .min(Duration::compareTo)
        .orElseThrow();
  }
}
