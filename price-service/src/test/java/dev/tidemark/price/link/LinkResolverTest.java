package dev.tidemark.price.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.marketplace.link.PastedLink.Kind;
import dev.tidemark.marketplace.link.PastedLink.NotAnItem;
import dev.tidemark.marketplace.politeness.Timekeeper;
import dev.tidemark.marketplace.shortlink.Destination;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ModelId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkResolverTest {
  private static final String LINK = "https://s.shopee.sg/abc";
  private static final PastedLink.Item MUG =
      new PastedLink.Item(ItemKey.parse("sg.11.22").orElseThrow(), new ModelId(33));

  private final Time time = new Time();
  private final List<URI> followed = new ArrayList<>();
  private Destination destination = new Destination.ToItem(MUG);
  private final LinkResolver resolver =
      new LinkResolver(
          ItemLinks.withoutDemo(),
          link -> {
            followed.add(link.address());
            return destination;
          },
          time);

  @Test
  void remembersForAWhileWhereALinkLed() {
    assertThat(resolver.resolve(LINK)).isEqualTo(MUG);
    assertThat(resolver.resolve(LINK)).isEqualTo(MUG);
    assertThat(followed).containsExactly(URI.create(LINK));

    time.nanos += Duration.ofMinutes(5).toNanos();
    resolver.resolve(LINK);
    assertThat(followed).hasSize(2);
  }

  @Test
  void followsNothingThatIsNoShortLink() {
    assertThat(resolver.resolve("https://shopee.sg/product/11/22").key()).isEqualTo(MUG.key());
    for (String other :
        List.of(
            "http://127.0.0.1/s/a", "https://evil.example/a", "https://shopee.pl/x", "", "a b")) {
      assertThat(refused(other).error()).isEqualTo(ErrorCode.NOT_AN_ITEM_URL);
    }
    assertThat(followed).isEmpty();
  }

  @Test
  void saysWhereALinkLeads() {
    destination = new Destination.Elsewhere(new PastedLink.OtherSite("shop.example"));
    TidemarkException otherSite = refused(LINK + 1);
    destination = new Destination.Elsewhere(new PastedLink.RegionClosed(Region.PL));
    TidemarkException closed = refused(LINK + 2);
    destination = new Destination.Elsewhere(new NotAnItem(Kind.CAMPAIGN, Region.SG));
    TidemarkException campaign = refused(LINK + 3);
    destination = new Destination.Forbidden("an address without encryption");
    TidemarkException forbidden = refused(LINK + 4);

    assertThat(otherSite.error()).isEqualTo(ErrorCode.UNSUPPORTED_SITE);
    assertThat(otherSite.detail()).contains("'shop.example'");
    assertThat(closed.error()).isEqualTo(ErrorCode.REGION_CLOSED);
    assertThat(closed.detail()).contains("shopee.pl");
    assertThat(campaign.error()).isEqualTo(ErrorCode.NOT_AN_ITEM_URL);
    assertThat(campaign.detail()).contains("a campaign");
    assertThat(forbidden.error()).isEqualTo(ErrorCode.UNSUPPORTED_SITE);
    assertThat(forbidden.detail()).contains("leads to an address without encryption");
    assertThat(List.of(otherSite, closed, campaign, forbidden))
        .extracting(TidemarkException::field)
        .containsOnly("url");
  }

  @Test
  void remembersDeadAndEndlessLinksToo() {
    destination = new Destination.Dead();
    assertThat(refused(LINK).detail()).contains(LINK, "nothing behind");
    assertThat(refused(LINK).error()).isEqualTo(ErrorCode.NOT_AN_ITEM_URL);
    destination = new Destination.Endless();
    assertThat(refused(LINK + 1).detail()).contains("without end");

    assertThat(followed).hasSize(2);
  }

  @Test
  void asksToTryAgainAfterTroubleAndThenDoes() {
    destination = new Destination.Unknown("does not answer");
    TidemarkException trouble = refused(LINK);
    destination = new Destination.ToItem(MUG);

    assertThat(trouble.error()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(trouble.detail()).contains("does not answer", "Try again");
    assertThat(trouble.retryAfter()).isPositive();
    assertThat(resolver.resolve(LINK)).isEqualTo(MUG);
  }

  @Test
  void followsTwoASecondAndMakesTheRestComeBack() {
    time.stands = true;
    for (int i = 0; i < 5; i++) {
      resolver.resolve(LINK + i);
    }

    TidemarkException tooMany = refused(LINK + 5);

    assertThat(tooMany.error()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    assertThat(tooMany.retryAfter()).isPositive();
    assertThat(resolver.resolve(LINK + 4)).as("what is known costs nothing").isEqualTo(MUG);
    assertThat(followed).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://s.shopee.sg/a", "https://shope.ee/a", "https://vn.shp.ee/a"})
  void takesEveryHostOfShortLinks(String link) {
    assertThat(resolver.resolve(link)).isEqualTo(MUG);
  }

  private TidemarkException refused(String url) {
    TidemarkException refusal =
        catchThrowableOfType(TidemarkException.class, () -> resolver.resolve(url));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  /** Time that passes when somebody sleeps, unless it stands still. */
  private static final class Time implements Timekeeper {
    private long nanos;
    private boolean stands;

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      nanos += stands ? 0 : duration.toNanos();
    }
  }
}
