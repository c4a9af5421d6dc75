package dev.tidemark.itemsdb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.PriceStep;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.StockState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Computes the example in docs/statistics.md from the history that stands there. */
class WorkedExampleTest {
  private static final Path PAGE = Path.of("..", "docs", "statistics.md");
  private static final Instant NOW = Instant.parse("2026-11-11T09:00:00Z");

  @Test
  void hasTheNumbersThatThePageSays() throws IOException {
    String page = Files.readString(PAGE);
    String example = page.substring(page.indexOf("## A worked example"));
    List<PriceChange> changes = new ArrayList<>();
    Map<String, String> expected = new LinkedHashMap<>();
    example
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| seen"))
        .map(line -> line.substring(2, line.length() - 1).split("\\|", -1))
        .forEach(cells -> {
          if (cells.length == 3) {
            changes.add(change(cells, changes.isEmpty()));
          } else {
            expected.put(cells[0].strip(), cells[1].strip());
          }
        });
    expected.remove("number");

    assertThat(changes).hasSize(6);
    assertThat(numbers(new PriceSeries(changes, NOW, NOW))).isEqualTo(expected);
  }

  private static Map<String, String> numbers(PriceSeries series) {
    Statistics statistics = Statistics.of(series);
    PriorPrice prior = Objects.requireNonNull(statistics.prior());
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("observed days", "" + statistics.observedDays());
    numbers.put("changes", "" + statistics.changes());
    numbers.put("lowest", since(statistics.lowest()));
    numbers.put("highest", since(statistics.highest()));
    numbers.put("average, 90 days", money(statistics.average90d()));
    numbers.put("prior price", "%s (%d of 30 days)".formatted(money(prior.price()), prior.days()));
    numbers.put("claimed discount", statistics.claimedDiscount() + " %");
    numbers.put("real discount", statistics.realDiscount() + " %");
    numbers.put("cheaper than days", statistics.cheaperThanDays() + " %");
    numbers.put("price 30 days ago", money(statistics.price30dAgo()));
    if (Judge.judge(series, statistics, History.INTERVAL) instanceof Verdict.LowestEver lowest) {
      numbers.put(
          "verdict",
          "lowest ever since %s (%d days), higher on %d %% of days"
              .formatted(day(lowest.since()), lowest.days(), lowest.percentOfDays()));
    }
    return numbers;
  }

  private static PriceChange change(String[] cells, boolean first) {
    String claimed = cells[2].strip();
    return new PriceChange(
        Instant.parse(cells[0].strip() + "T09:00:00Z"),
        Price.ofDecimal(cells[1].strip()),
        claimed.isEmpty() ? null : Price.ofDecimal(claimed),
        false,
        StockState.IN,
        first ? null : History.INTERVAL);
  }

  private static String since(@Nullable PriceStep step) {
    PriceStep known = Objects.requireNonNull(step);
    return money(known.price()) + " since " + day(known.at());
  }

  private static String money(@Nullable Price price) {
    return Objects.requireNonNull(price).toDecimal(2);
  }

  private static String day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
