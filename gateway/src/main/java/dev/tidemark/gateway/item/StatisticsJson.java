package dev.tidemark.gateway.item;

import static dev.tidemark.gateway.item.MoneyJson.decimal;

import dev.tidemark.gateway.json.Json;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.Statistics;
import dev.tidemark.protocol.item.v1.Verdict;
import dev.tidemark.protocol.item.v1.VerdictKind;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes statistics and the verdict, in the words and numbers of the item service. */
final class StatisticsJson {
  private StatisticsJson() {}

  static void write(JsonGenerator json, Region region, Statistics numbers) {
    json.writeObjectPropertyStart("statistics");
    json.writeNumberProperty("observedDays", numbers.getObservedDays());
    json.writeNumberProperty("changes", numbers.getChanges());
    decimal(json, "lowest", region, numbers.hasLowest(), numbers.getLowest());
    Json.timeOrNull(json, "lowestAt", numbers.hasLowestAtMs(), numbers.getLowestAtMs());
    decimal(json, "highest", region, numbers.hasHighest(), numbers.getHighest());
    Json.timeOrNull(json, "highestAt", numbers.hasHighestAtMs(), numbers.getHighestAtMs());
    decimal(json, "average90d", region, numbers.hasAverage90D(), numbers.getAverage90D());
    decimal(json, "priorPrice", region, numbers.hasPriorPrice(), numbers.getPriorPrice());
    json.writeNumberProperty("priorPriceDays", numbers.getPriorPriceDays());
    Json.numberOrNull(
        json, "claimedDiscount", numbers.hasClaimedDiscount(), numbers.getClaimedDiscount());
    Json.numberOrNull(json, "realDiscount", numbers.hasRealDiscount(), numbers.getRealDiscount());
    Json.numberOrNull(
        json, "cheaperThanDays", numbers.hasCheaperThanDays(), numbers.getCheaperThanDays());
    decimal(json, "price30dAgo", region, numbers.hasPrice30DAgo(), numbers.getPrice30DAgo());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Region region, Verdict verdict) {
    json.writeObjectPropertyStart("verdict");
    json.writeStringProperty("kind", word(verdict.getKind()));
    Json.timeOrNull(json, "since", verdict.hasSinceMs(), verdict.getSinceMs());
    Json.numberOrNull(json, "days", verdict.hasDays(), verdict.getDays());
    Json.numberOrNull(
        json, "percentOfDays", verdict.hasPercentOfDays(), verdict.getPercentOfDays());
    decimal(json, "comparedPrice", region, verdict.hasComparedPrice(), verdict.getComparedPrice());
    Json.timeOrNull(json, "comparedAt", verdict.hasComparedAtMs(), verdict.getComparedAtMs());
    Json.numberOrNull(json, "looks", verdict.hasLooks(), verdict.getLooks());
    json.writeEndObject();
  }

  /** A kind this gateway does not know yet, as an older one may meet, claims nothing. */
  private static String word(VerdictKind kind) {
    return switch (kind) {
      case LOWEST_EVER, GOOD, USUAL, HIGH, NEVER_CHANGED, TOO_EARLY, STALE ->
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case VERDICT_KIND_UNSPECIFIED, UNRECOGNIZED -> "too-early";
    };
  }
}
