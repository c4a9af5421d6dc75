package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.simulator.DemoShop;
import dev.tidemark.simulator.DemoShopConfig;
import dev.tidemark.simulator.fault.Fault;
import dev.tidemark.simulator.fault.FaultKind;
import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.fault.Faults;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.WorldConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop that is away, and then turns hostile, while two price services share its budget. In this
 * order, because whoever was refused asks more slowly for a long time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileShopIT {
  private static final boolean LONG = Boolean.getBoolean("tidemark.long");
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration OUTAGE = LONG ? Duration.ofHours(6) : Duration.ofSeconds(10);
  private static final int BUDGET = 20;

  /** Below the half at which an endpoint is left alone, so that each lie is really told. */
  private static final double SHARE_OF_LIES = 0.3;

  private static final int TIMES_EACH_LIE = LONG ? 100 : 2;

  private static final int RETRY_AFTER_SECONDS = 6;

  /** A call that was on its way when another was refused may still arrive. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(1_500);

  /** What is no refusal: one of those rightly silences the price services. */
  private static final List<Fault> LIES =
      List.of(
          lie(FaultKind.POISONED),
          lie(FaultKind.SCHEMA_RENAMED),
          lie(FaultKind.SCHEMA_TYPES),
          lie(FaultKind.SCHEMA_STRINGS),
          lie(FaultKind.PRICE_ZERO),
          lie(FaultKind.PRICE_NULL),
          lie(FaultKind.PRICE_NEGATIVE),
          lie(FaultKind.PRICE_HUGE),
          lie(FaultKind.WRONG_ITEM),
          lie(FaultKind.WRONG_CURRENCY),
          lie(FaultKind.UNKNOWN_STATUS),
          lie(FaultKind.HTML),
          lie(FaultKind.TRUNCATED),
          lie(FaultKind.GZIP_BOMB),
          lie(FaultKind.SERVER_ERROR),
          // By now the shop is suspect: a changed price has to be seen twice.
          lie(FaultKind.POISONED_ROUND),
          new Fault(FaultKind.STALL, 5));

  /** Each closes the shop for half a minute at least, and the next one for longer. */
  private static final List<FaultKind> CAPTCHAS =
      List.of(
          FaultKind.CAPTCHA_PLAIN,
          FaultKind.CAPTCHA_REPORT,
          FaultKind.CAPTCHA_NUMERIC,
          FaultKind.CAPTCHA_PLAIN_403,
          FaultKind.CAPTCHA_REPORT_403,
          FaultKind.CAPTCHA_NUMERIC_403,
          FaultKind.REDIRECT_CAPTCHA,
          FaultKind.REDIRECT_TRAFFIC,
          FaultKind.FORBIDDEN);

  @TempDir static Path directory;

  private final Instant start = Instant.now();
  private DemoShop shop = open(ServerProcess.freePort());
  private final Tap tap = new Tap(shop.origin());
  private final PriceFleet fleet =
      new PriceFleet(tap.origin(), 2, Map.of("price.budget-per-second", Integer.toString(BUDGET)));
  private final List<DemoItem> items = shop.world().showcase(100);
  private final Changelogs changelogs = new Changelogs(shop.world(), fleet.database());

  private static Fault lie(FaultKind kind) {
    return new Fault(kind, 1);
  }

  /** Always the same shop, also when it opens again. */
  private DemoShop open(int port) {
    WorldConfig world = WorldConfig.startingAt(start).withSeed(12).withRegion(PriceFleet.REGION);
    return DemoShop.start(
        DemoShopConfig.of(world, InstantSource.system()).withAddress("127.0.0.1", port));
  }

  @BeforeAll
  void start() {
    fleet.start(directory);
    fleet.track(items);
    changelogs.awaitFirstRows(items);
  }

  @AfterAll
  void stop() {
    fleet.close();
    tap.close();
    shop.close();
  }

  @Test
  @Order(1)
  void afterAnOutageNobodyStampedes() {
    int port = shop.origin().getPort();
    shop.close();
    Instant away = Instant.now();
    Time.pass(OUTAGE);
    int during = tap.askedSince(away).size();
    shop = open(port);
    Instant back = Instant.now();
    await()
        .atMost(LONG ? Duration.ofHours(7) : SOON)
        .until(() -> fleet.seenSince(back) == items.size());

    List<Tap.Asked> asked = tap.askedSince(back);
    int inOneSecond = Requests.most(asked, Duration.ofSeconds(1));
    System.out.printf(
        "outage of %s: %d requests meanwhile; then at most %d in a second, %s until all were seen%n",
        OUTAGE, during, inOneSecond, Duration.between(back, Instant.now()));
    // Requests that left evenly may arrive together when the machine is busy.
    assertThat(inOneSecond).as("requests in one second").isLessThanOrEqualTo(BUDGET + BUDGET / 2);
    assertThat(Requests.most(asked, Duration.ofSeconds(10)))
        .as("requests in ten seconds")
        .isLessThanOrEqualTo(10 * BUDGET + 4);
    assertBudgetKept();
    changelogs.assertTrueAndWithoutRepeats(items);
  }

  @Test
  @Order(2)
  void noLieBecomesAPriceAndNoRequestIsMadeBeforeItsTime() {
    for (Fault lie : LIES) {
      shop.faults().add(FaultRule.always(lie).withShare(SHARE_OF_LIES));
      await().atMost(SOON.multipliedBy(LONG ? 5 : 1)).until(() -> met() >= TIMES_EACH_LIE);
      shop.faults().clear();
    }
    assertSilentAfter(FaultKind.TOO_MANY_REQUESTS);
    assertSilentAfter(FaultKind.TOO_MANY_REQUESTS_DATE);

    assertBudgetKept();
    changelogs.assertTrueAndWithoutRepeats(items);
    changelogs.awaitTruth(items);
    refusals().forEach(this::assertSilentAtLength);
    changelogs.assertTrueAndWithoutRepeats(items);
  }

  /** All of them when there is time, else one after the other from run to run. */
  private List<FaultKind> refusals() {
    return LONG
        ? CAPTCHAS
        : List.of(CAPTCHAS.get((int) (start.getEpochSecond() % CAPTCHAS.size())));
  }

  /** Without a time to come back at, a refusal is answered with half a minute of silence. */
  private void assertSilentAtLength(FaultKind kind) {
    await().atMost(Duration.ofHours(1)).until(this::isAsked);
    System.out.println("refused by " + kind);
    shop.faults().add(FaultRule.always(kind).withCount(1));
    await().atMost(SOON).until(() -> met() == 1);
    Instant refused = Instant.now();
    shop.faults().clear();
    assertSilentFor(Duration.ofSeconds(8), refused);
  }

  private boolean isAsked() {
    return !tap.askedSince(Instant.now().minusSeconds(1)).isEmpty();
  }

  private long met() {
    return shop.faults().list().stream().mapToLong(Faults.Active::met).sum();
  }

  private void assertSilentAfter(FaultKind kind) {
    Instant refused = refuse(kind, 429);
    // A date has no fractions of a second.
    assertSilentFor(Duration.ofSeconds(RETRY_AFTER_SECONDS - 1), refused);
    Instant over = refused.plusSeconds(RETRY_AFTER_SECONDS - 1);
    await().atMost(SOON).until(() -> !tap.askedSince(over).isEmpty());
  }

  /** Refuses one call and says when it was made. */
  private Instant refuse(FaultKind kind, int status) {
    Instant before = Instant.now();
    shop.faults().add(FaultRule.always(new Fault(kind, RETRY_AFTER_SECONDS)).withCount(1));
    await().atMost(SOON).until(() -> refusal(before, status).isPresent());
    shop.faults().clear();
    return refusal(before, status).orElseThrow();
  }

  private Optional<Instant> refusal(Instant since, int status) {
    return tap.askedSince(since).stream()
        .filter(each -> each.status() == status)
        .map(Tap.Asked::at)
        .findFirst();
  }

  private void assertSilentFor(Duration silence, Instant refused) {
    Instant until = refused.plus(silence);
    Time.pass(Duration.between(Instant.now(), until));
    assertThat(
            tap.askedSince(refused.plus(ON_ITS_WAY)).stream()
                .filter(each -> each.at().isBefore(until)))
        .as("requests after a refusal at %s", refused)
        .isEmpty();
  }

  private void assertBudgetKept() {
    assertThat(Requests.most(tap.askedSince(start), Duration.ofMinutes(1)))
        .as("requests in one minute")
        .isLessThanOrEqualTo((int) (60 * BUDGET * 1.01));
  }
}
