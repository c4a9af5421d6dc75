package dev.tidemark.price.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.tidemark.itemsdb.history.PriceChange;
import dev.tidemark.itemsdb.history.Series;
import dev.tidemark.itemsdb.observation.PrivateItem;
import dev.tidemark.itemsdb.observation.PrivateItemStore;
import dev.tidemark.itemsdb.price.CheckedListing;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.PriceSystem;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.LookReason;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Price;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.price.v1.ObserveRequest;
import dev.tidemark.protocol.price.v1.ObserveResponse;
import dev.tidemark.protocol.price.v1.RefusedObservation;
import dev.tidemark.runtime.grpc.GrpcErrors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObservationsIT {
  private static final ItemKey ITEM = ItemKey.parse("sg.1.2").orElseThrow();
  private static final long ANNA = 11;

  private static PriceDatabase items;
  private static PriceSystem system;

  @BeforeAll
  static void start() {
    items = new PriceDatabase();
    system = PriceSystem.withoutSource(items);
  }

  @AfterEach
  void forgetAll() {
    for (String table :
        List.of(
            "change_outbox",
            "listing",
            "model",
            "poll_state",
            "price_change",
            "price_day",
            "private_item",
            "private_price_change",
            "doubted_observation",
            "connector")) {
      items.execute("DELETE FROM " + table);
    }
  }

  @AfterAll
  static void stop() {
    system.close();
    items.close();
  }

  @Test
  void keepsAnAccountsObservationForTheAccountAlone() {
    ObserveResponse answer =
        observe(
            ANNA,
            "{\"itemKey\":\"sg.1.2\",\"price\":\"12.90\",\"listPrice\":\"20\",\"inStock\":true,"
                + "\"seenAt\":\"2026-01-02T03:04:05Z\",\"name\":\"A pot\"}");

    assertThat(answer).isEqualTo(ObserveResponse.newBuilder().setAccepted(1).build());
    PrivateItem seen = privateItem(ANNA).orElseThrow();
    assertThat(seen.headline().price()).isEqualTo(price("12.90"));
    assertThat(seen.headline().listPrice()).isEqualTo(price("20"));
    assertThat(seen.name()).isEqualTo("A pot");
    assertThat(seen.source()).isEqualTo(Source.EXTENSION);
    assertThat(seen.lastSeenAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(privateItem(ANNA + 1)).isEmpty();
    CheckedListing shared = items.listing(ITEM);
    assertThat(shared.headline().price()).isNull();
    assertThat(shared.name()).isNull();
    assertThat(items.countChanges()).isZero();
  }

  @Test
  void tracksAnItemThatWasNotTracked() {
    observe(ANNA, "{\"url\":\"https://shopee.sg/product/1/2\",\"price\":\"12.90\"}");

    assertThat(items.listing(ITEM).state()).isIn(ItemState.PENDING, ItemState.WAITING_FOR_SOURCE);
    assertThat(items.number("SELECT COUNT(*) FROM poll_state")).isEqualTo(1);
  }

  @Test
  void restsUntilSomebodyWatchesWhatOneAccountReports() {
    observe(ANNA, at("2026-01-01T00:00:00Z", "10.00"));

    assertThat(
            items.number(
                // The service may have found meanwhile that no source can be asked.
                "SELECT COUNT(*) FROM poll_state WHERE weight = 0 AND reason <> "
                    + LookReason.FIRST_LOOK.number()))
        .isEqualTo(1);
  }

  @Test
  void tracksNothingBeyondTheItemsThatAnAccountMayHave() {
    items.execute(
        "INSERT INTO private_item (account_id, listing_id) SELECT 11, seq FROM seq_1_to_20000");

    ObserveResponse answer = observe(ANNA, at("2026-01-01T00:00:00Z", "10.00"));

    assertThat(refusal(answer)).isEqualTo("too-many-items");
    assertThat(items.number("SELECT COUNT(*) FROM listing")).isZero();
    assertThat(items.number("SELECT COUNT(*) FROM poll_state")).isZero();
  }

  @Test
  void writesASeriesOfChangesWithDaysInStep() {
    observeShared(
        at("2026-01-01T00:00:00Z", "10.00"),
        at("2026-01-01T06:00:00Z", "10.00"),
        at("2026-01-01T12:00:00Z", "9.00"),
        at("2026-01-02T12:00:00Z", "11.00"));
    observeShared(at("2026-01-01T18:00:00Z", "8.00"), at("2026-01-01T09:00:00Z", "9.00"));

    assertThat(shared())
        .extracting(change -> change.at() + " " + change.price().toDecimal(2))
        .containsExactly(
            "2026-01-01T00:00:00Z 10.00",
            "2026-01-01T09:00:00Z 9.00",
            "2026-01-01T18:00:00Z 8.00",
            "2026-01-02T12:00:00Z 11.00");
    assertThat(
            items.number(
                "SELECT COUNT(*) FROM price_day WHERE min_price = 800000 AND max_price = 1000000"
                    + " AND close_price = 800000 AND changes = 3"))
        .isEqualTo(1);
    assertThat(items.number("SELECT COUNT(*) FROM price_day")).isEqualTo(2);
  }

  @Test
  void changesNothingWhenTheSameComesAgain() {
    String[] all = {
      at("2026-01-01T00:00:00Z", "10.00"),
      at("2026-01-01T12:00:00Z", "9.00"),
      at("2026-01-02T12:00:00Z", "11.00")
    };
    ObserveResponse first = observeShared(all);
    ObserveResponse again = observeShared(all);

    assertThat(first.getAccepted()).isEqualTo(3);
    assertThat(again).isEqualTo(ObserveResponse.newBuilder().setUnchanged(3).build());
    assertThat(items.countChanges()).isEqualTo(3);
  }

  @Test
  void makesACollectorsObservationTheItemsPriceWhereNoConnectorSpeaks() {
    observeShared(
        "{\"itemKey\":\"sg.1.2\",\"price\":\"9.00\",\"name\":\"A pot\",\"models\":["
            + "{\"model\":\"7\",\"name\":\"red\",\"price\":\"9.00\",\"inStock\":true},"
            + "{\"model\":\"8\",\"name\":\"blue\",\"price\":\"8.00\",\"inStock\":false},"
            + "{\"model\":\"9\",\"name\":\"green\",\"price\":\"9.50\",\"inStock\":true}]}");

    CheckedListing now = items.listing(ITEM);
    assertThat(now.headline().price()).isEqualTo(price("9.00"));
    assertThat(now.priceMax()).isEqualTo(price("9.50"));
    assertThat(now.source()).isEqualTo(Source.EXTENSION);
    assertThat(now.state()).isEqualTo(ItemState.OK);
    assertThat(now.name()).isEqualTo("A pot");
    assertThat(items.models(ITEM))
        .extracting(model -> model.name())
        .containsExactlyInAnyOrder("red", "blue", "green");
  }

  @Test
  void leavesTheItemToAConnectorThatSpeaks() {
    items.track(ITEM, Instant.parse("2026-01-01T00:00:00Z"));
    items.execute(
        "INSERT INTO connector (region, source, state, since, detail, seen_at)"
            + " VALUES (1, 2, 'ok', 0, '', UNIX_TIMESTAMP() * 1000)");

    observeShared("{\"itemKey\":\"sg.1.2\",\"price\":\"9.00\"}");

    assertThat(items.listing(ITEM).headline().price()).isNull();
    assertThat(shared()).hasSize(1);
    assertThat(items.changes(ITEM)).isEmpty();
  }

  @Test
  void takesNoOldObservationForThePresentPrice() {
    observeShared(at("2026-03-01T00:00:00Z", "10.00"));
    observeShared(at("2026-02-01T00:00:00Z", "9.00"));

    assertThat(items.listing(ITEM).headline().price()).isEqualTo(price("10.00"));
    assertThat(shared()).hasSize(2);
  }

  @Test
  void keepsTheSeriesOfOneVariationApart() {
    observe(
        ANNA,
        "{\"itemKey\":\"sg.1.2\",\"model\":\"7\",\"price\":\"5.00\"}",
        "{\"itemKey\":\"sg.1.2\",\"price\":\"4.00\"}");

    assertThat(
            items.number(
                "SELECT COUNT(DISTINCT model_id) FROM private_price_change WHERE account_id = 11"))
        .isEqualTo(2);
    assertThat(privateItem(ANNA).orElseThrow().headline().price()).isEqualTo(price("4.00"));
  }

  @Test
  void refusesAVariationOfAnotherItem() {
    observeShared(
        "{\"itemKey\":\"sg.1.2\",\"price\":\"9.00\",\"models\":["
            + "{\"model\":\"7\",\"price\":\"9.00\",\"inStock\":true}]}");

    assertThat(refusal(observe(ANNA, "{\"itemKey\":\"sg.1.2\",\"model\":\"8\",\"price\":\"9\"}")))
        .isEqualTo("wrong-model");
    assertThat(privateItem(ANNA)).isEmpty();
  }

  @Test
  void refusesAnotherShopThanTheConfirmedOne() {
    observeShared("{\"itemKey\":\"sg.1.2\",\"price\":\"9.00\"}");

    assertThat(refusal(observe(ANNA, "{\"itemKey\":\"sg.3.2\",\"price\":\"9.00\"}")))
        .isEqualTo("shop-mismatch");
  }

  @Test
  void judgesEachObservationByItself() {
    ObserveResponse answer =
        observe(
            ANNA,
            "{\"itemKey\":\"sg.1.2\",\"price\":\"12.90\"}",
            "{\"itemKey\":\"sg.1.3\",\"price\":\"12,90\"}",
            "17",
            "{\"itemKey\":\"sg.1.4\",\"price\":\"12.90\",\"colour\":\"red\"}",
            "{\"itemKey\":\"id.1.5\",\"price\":\"34500\"}");

    assertThat(answer.getAccepted()).isEqualTo(2);
    assertThat(answer.getRefusedList())
        .extracting(RefusedObservation::getIndex, RefusedObservation::getCode)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "not-a-number"),
            org.assertj.core.groups.Tuple.tuple(2, "malformed"),
            org.assertj.core.groups.Tuple.tuple(3, "unknown-field"));
    assertThat(answer.getRefused(0).getDetail()).contains("such as 12.90", "'12,90'");
  }

  @Test
  void refusesWhatTheGateRefuses() {
    String[][] cases = {
      {"\"price\":\"12.905\"", "granularity"},
      {"\"price\":\"12.9000001\"", "granularity"},
      {"\"price\":\"0\"", "not-positive"},
      {"\"price\":\"-1\"", "not-positive"},
      {"\"price\":\"NaN\"", "not-a-number"},
      {"\"price\":\"1e5\"", "not-a-number"},
      {"\"price\":\"\"", "not-a-number"},
      {"\"price\":\"9223372036854775808\"", "too-large"},
      {"\"price\":\"10000000000\"", "too-large"},
      {"\"price\":12.90", "invalid-value"},
      {"\"price\":null", "missing-value"},
      {"\"price\":\"9\",\"currency\":\"USD\"", "wrong-currency"},
      {"\"price\":\"9\",\"listPrice\":\"x\"", "not-a-number"},
      {"\"price\":\"9\",\"seenAt\":\"2014-12-31T23:59:59Z\"", "too-old"},
      {"\"price\":\"9\",\"seenAt\":\"2999-01-01T00:00:00Z\"", "in-the-future"},
      {"\"price\":\"9\",\"seenAt\":\"yesterday\"", "invalid-value"},
      {"\"price\":\"9\",\"model\":\"x\"", "invalid-value"},
      {"\"price\":\"9\",\"model\":\"1\",\"models\":[{\"model\":\"2\"}]", "invalid-value"},
      {"\"price\":\"9\",\"models\":[{\"model\":\"2\"},{\"model\":\"2\"}]", "ambiguous-models"},
      {"\"price\":\"9\",\"models\":[{\"model\":\"2\",\"price\":\"9.999\"}]", "granularity"},
      {"\"price\":\"9\",\"models\":\"2\"", "invalid-value"},
      {"\"price\":\"9\",\"inStock\":\"yes\"", "invalid-value"},
      {"\"price\":\"9\",\"imageUrl\":\"http://x/y.jpg\"", "invalid-value"},
      {"\"price\":\"9\",\"url\":\"https://shopee.sg/product/1/2\"", "invalid-value"}
    };
    for (String[] each : cases) {
      assertThat(refusal(observe(ANNA, "{\"itemKey\":\"sg.1.2\"," + each[0] + "}")))
          .as(each[0])
          .isEqualTo(each[1]);
    }
    String[][] links = {
      {"https://shopee.sg/search", "not-an-item-url"},
      {"xx.1.2", "not-an-item-url"},
      {"https://amazon.com/dp/1", "unsupported-site"},
      {"in.1.2", "region-closed"},
      {"https://shopee.fr/product/1/2", "region-closed"}
    };
    for (String[] each : links) {
      assertThat(refusal(observe(ANNA, "{\"url\":\"" + each[0] + "\",\"price\":\"9\"}")))
          .as(each[0])
          .isEqualTo(each[1]);
    }
    assertThat(items.number("SELECT COUNT(*) FROM private_price_change")).isZero();
    assertThat(items.number("SELECT COUNT(*) FROM listing")).isZero();
  }

  @Test
  void doubtsAJumpUntilASecondObservationAgrees() {
    observe(ANNA, at("2026-01-01T00:00:00Z", "10.00"));

    assertThat(refusal(observe(ANNA, at("2026-01-02T00:00:00Z", "99.00"))))
        .isEqualTo("second-look");
    ObserveResponse second = observe(ANNA, at("2026-01-02T01:00:00Z", "99.00"));

    assertThat(second.getRefusedList()).isEmpty();
    assertThat(privateItem(ANNA).orElseThrow().headline().price()).isEqualTo(price("99.00"));
    assertThat(privateItem(ANNA).orElseThrow().priceSince())
        .isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(items.number("SELECT COUNT(*) FROM doubted_observation")).isZero();
  }

  @Test
  void refusesABodyThatIsNoListOfObservations() {
    expect(ErrorCode.MALFORMED_JSON, "");
    expect(ErrorCode.MALFORMED_JSON, "{");
    expect(ErrorCode.MALFORMED_JSON, "{\"observations\":[{]}");
    expect(ErrorCode.MALFORMED_JSON, "{\"observations\":[],\"source\":\"import\"} x");
    expect(ErrorCode.INVALID_VALUE, "[]");
    expect(ErrorCode.INVALID_VALUE, "{}");
    expect(ErrorCode.INVALID_VALUE, "{\"observations\":{},\"source\":\"import\"}");
    expect(ErrorCode.INVALID_VALUE, "{\"observations\":[]}");
    expect(ErrorCode.INVALID_VALUE, "{\"observations\":[],\"source\":\"web\"}");
    expect(ErrorCode.UNKNOWN_FIELD, "{\"observations\":[],\"source\":\"import\",\"x\":1}");
    String many = "17,".repeat(500) + "17";
    expect(ErrorCode.INVALID_VALUE, "{\"observations\":[" + many + "],\"source\":\"import\"}");
  }

  private static void expect(ErrorCode error, String body) {
    Throwable thrown =
        catchThrowable(() ->
            system
                .service()
                .observe(
                    ObserveRequest.newBuilder()
                        .setAccountId(ANNA)
                        .setBody(ByteString.copyFromUtf8(body))
                        .build()));
    assertThat(GrpcErrors.from(thrown).error()).as(body).isEqualTo(error);
  }

  private static String refusal(ObserveResponse answer) {
    assertThat(answer.getRefusedCount()).as(answer.toString()).isEqualTo(1);
    return answer.getRefused(0).getCode();
  }

  private static List<PriceChange> shared() {
    return items.changes(new Series(ITEM.listing(), ModelId.HEADLINE, Source.EXTENSION));
  }

  private static Optional<PrivateItem> privateItem(long account) {
    return items
        .database()
        .read(handle ->
            new PrivateItemStore(handle, new AccountId(account)).findAll(List.of(ITEM.listing())))
        .stream()
        .findFirst();
  }

  private static Price price(String amount) {
    return Price.ofDecimal(amount);
  }

  private static String at(String time, String price) {
    return "{\"itemKey\":\"sg.1.2\",\"price\":\"%s\",\"seenAt\":\"%s\"}".formatted(price, time);
  }

  private static ObserveResponse observe(long account, String... observations) {
    return observe(account, false, observations);
  }

  private static ObserveResponse observeShared(String... observations) {
    return observe(1, true, observations);
  }

  private static ObserveResponse observe(long account, boolean shared, String... observations) {
    String body =
        "{\"observations\":[%s],\"source\":\"extension\"}"
            .formatted(String.join(",", observations));
    return system
        .service()
        .observe(
            ObserveRequest.newBuilder()
                .setAccountId(account)
                .setShared(shared)
                .setBody(ByteString.copyFromUtf8(body))
                .build());
  }
}
