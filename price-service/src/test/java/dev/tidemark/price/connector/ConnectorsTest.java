package dev.tidemark.price.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.marketplace.ConnectorState;
import dev.tidemark.marketplace.ConnectorState.Condition;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.marketplace.listing.PriceCheck.BlockReason;
import dev.tidemark.marketplace.listing.PriceCheck.UnreachableReason;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectorsTest {
  private static final ItemKey ITEM = ItemKey.parse("br.1.2").orElseThrow();
  private static final PriceCheck BLOCKED =
      new PriceCheck.Blocked(BlockReason.ACCOUNT_REFUSED, Duration.ofMinutes(5));

  private final StubConnector affiliate = new StubConnector(Source.AFFILIATE, Region.BR);
  private final StubConnector web = new StubConnector(Source.WEB, Region.BR, Region.SG);
  private final Clock time = new Clock();
  @AutoClose private final Connectors connectors = new Connectors(List.of(affiliate, web), time);

  @Test
  void asksTheFirstSourceThatHasTheRegion() {
    assertThat(connectors.check(ITEM).source()).isEqualTo(Source.AFFILIATE);
    assertThat(connectors.check(ItemKey.parse("sg.1.2").orElseThrow()).source())
        .isEqualTo(Source.WEB);
    assertThat(web.asked).hasSize(1);
    assertThat(connectors.of(Region.BR)).contains(affiliate);
    assertThat(connectors.of(Region.MY)).isEmpty();
    assertThat(connectors.regions()).containsExactlyInAnyOrder(Region.BR, Region.SG);
  }

  @Test
  void goesOnInTheSameLookWhenTheFirstDoesNotCoverTheItem() {
    affiliate.answering(new PriceCheck.NotOffered());

    Asked asked = connectors.check(ITEM);

    assertThat(asked.source()).isEqualTo(Source.WEB);
    assertThat(asked.answer()).isEqualTo(new PriceCheck.Gone());
  }

  @Test
  void spendsNoCallForSixHoursOnASourceThatDoesNotCoverTheItem() {
    affiliate.answering(new PriceCheck.NotOffered());

    connectors.check(ITEM);
    time.pass(Duration.ofHours(6).minusSeconds(1));
    connectors.check(ITEM);
    assertThat(affiliate.asked).hasSize(1);
    time.pass(Duration.ofSeconds(1));
    connectors.check(ITEM);

    assertThat(affiliate.asked).hasSize(2);
    assertThat(web.asked).hasSize(3);
  }

  @Test
  void saysThatNobodyCoversAnItem() {
    affiliate.answering(new PriceCheck.NotOffered());
    web.answering(new PriceCheck.NotOffered());

    assertThat(connectors.check(ITEM).answer()).isEqualTo(new PriceCheck.NotOffered());
    assertThat(connectors.check(ITEM).answer()).isEqualTo(new PriceCheck.NotOffered());
  }

  @Test
  void saysThatTheNextSourceRefusesUsRatherThanThatTheFirstDoesNotCoverTheItem() {
    affiliate.answering(new PriceCheck.NotOffered());
    web.answering(BLOCKED);

    assertThat(connectors.check(ITEM).answer()).isEqualTo(BLOCKED);
  }

  @Test
  void waitsAQuarterOfAnHourForASourceThatRefusesUs() {
    affiliate.answering(BLOCKED).standing(refused(Duration.ofMinutes(15), Duration.ofMinutes(5)));

    assertThat(connectors.check(ITEM)).isEqualTo(new Asked(Source.AFFILIATE, BLOCKED, state()));
    assertThat(connectors.of(Region.BR)).contains(affiliate);
  }

  @Test
  void asksTheNextOneWithoutTryingWhileTheFirstWantsNoCalls() {
    affiliate.answering(BLOCKED).standing(refused(Duration.ofMinutes(16), Duration.ofMinutes(5)));

    assertThat(connectors.check(ITEM).source()).isEqualTo(Source.WEB);
    assertThat(connectors.of(Region.BR)).contains(web);
    assertThat(affiliate.asked).isEmpty();
  }

  @Test
  void triesTheFirstAgainWhenItMayBeCalledAndGoesOnWhenItStillRefuses() {
    affiliate.answering(BLOCKED).standing(refused(Duration.ofMinutes(16), Duration.ZERO));

    assertThat(connectors.check(ITEM).source()).isEqualTo(Source.WEB);
    assertThat(affiliate.asked).hasSize(1);
    affiliate.answering(new PriceCheck.Gone());

    assertThat(connectors.check(ITEM).source()).isEqualTo(Source.AFFILIATE);
  }

  @Test
  void asksTheOnlySourceHoweverItStands() {
    StubConnector only =
        new StubConnector(Source.AFFILIATE, Region.BR)
            .answering(BLOCKED)
            .standing(refused(Duration.ofHours(2), Duration.ofMinutes(5)));
    try (Connectors one = new Connectors(List.of(only), time)) {
      assertThat(one.check(ITEM).answer()).isEqualTo(BLOCKED);
      assertThat(one.of(Region.BR)).contains(only);
    }
  }

  @Test
  void staysWithASourceThatOnlyCannotBeReached() {
    PriceCheck failed = new PriceCheck.Unreachable(UnreachableReason.TIMEOUT, null);
    affiliate.answering(failed);

    assertThat(connectors.check(ITEM).answer()).isEqualTo(failed);
    assertThat(web.asked).isEmpty();
  }

  @Test
  void takesAMistakeInAConnectorForAFailedLook() {
    affiliate.failing();

    assertThat(connectors.check(ITEM).answer()).isInstanceOf(PriceCheck.Unreachable.class);
  }

  @Test
  void refusesARegionThatNobodyHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> connectors.check(ItemKey.parse("my.1.2").orElseThrow()))
        .withMessageContaining("my");
  }

  private ConnectorState state() {
    return affiliate.state(Region.BR);
  }

  private ConnectorState refused(Duration ago, Duration nextIn) {
    return new ConnectorState(
        Condition.BLOCKED, time.now().minus(ago), "", time.now().plus(nextIn), null);
  }

  /** Time that passes when a test says so. */
  private static final class Clock implements Timekeeper {
    private Duration passed = Duration.ZERO;

    void pass(Duration duration) {
      passed = passed.plus(duration);
    }

    @Override
    public Instant now() {
      return Instant.parse("2026-03-01T00:00:00Z").plus(passed);
    }

    @Override
    public long nanos() {
      return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) {
      pass(duration);
    }
  }
}
