package dev.tidemark.price.flashsale;

import dev.tidemark.itemsdb.flashsale.FlashSale;
import dev.tidemark.marketplace.flashsale.FlashListing;
import dev.tidemark.marketplace.flashsale.FlashOffer;
import dev.tidemark.marketplace.flashsale.FlashSession;
import dev.tidemark.marketplace.flashsale.ShopAnswer;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Answered;
import dev.tidemark.marketplace.flashsale.ShopAnswer.Failed;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.price.lease.Lease;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.Region;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the flash sales of one region: deals with the boundaries that have passed, then asks what
 * is due until nothing is. For use by one thread at a time.
 */
final class RegionFollower {
  private static final Logger log = LoggerFactory.getLogger(RegionFollower.class);

  /** Readers take a region for followed as long as that was said within two minutes. */
  private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

  private final Region region;
  private final FlashSource asking;
  private final Books books;
  private final OfferPrices prices;
  private final FlashMetrics metrics;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Patience patience;
  private String problem = "";
  private double jitter;
  private @Nullable Instant followedSince;
  private Instant reportedAt = Instant.EPOCH;

  RegionFollower(
      Region region,
      FlashSource asking,
      Books books,
      OfferPrices prices,
      FlashMetrics metrics,
      InstantSource clock,
      RandomGenerator random) {
    this.region = region;
    this.asking = asking;
    this.books = books;
    this.prices = prices;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
    this.patience = new Patience(random);
  }

  /** Does what is due, as long as the lease stands. */
  void follow(Lease lease, BooleanSupplier stillOurs) {
    Optional<Question> question = prepare(lease);
    while (question.isPresent() && stillOurs.getAsBoolean()) {
      try {
        ask(lease, question.get());
      } catch (RuntimeException mistake) {
        patience.broke(question.get(), clock.instant());
        metrics.asked(region, question.get(), "error");
        throw mistake;
      }
      question = prepare(lease);
    }
  }

  /** Somebody else follows now. */
  void leave() {
    followedSince = null;
    metrics.leaves(region);
  }

  private Optional<Question> prepare(Lease lease) {
    Instant now = clock.instant();
    List<FlashSale> sessions = books.onDatabase(() -> passBoundaries(lease, now));
    Instant listedAt = books.onDatabase(books.sessions()::listedAt);
    report(lease, now);
    List<SessionAgenda> agendas = sessions.stream().map(session -> agenda(session, now)).toList();
    follows(agendas, listedAt, now);
    return new RegionAgenda(agendas, listedAt, jitter, now)
        .next(asking.flashSales().itemsPerRequest(), question -> patience.allows(question, now));
  }

  /** Deals with starts and ends, and says which sessions are not over. */
  private List<FlashSale> passBoundaries(Lease lease, Instant now) {
    List<FlashSale> open = books.sessions().open(now);
    for (FlashSale session : open) {
      if (!now.isBefore(session.endAt().plus(Timing.AFTER_BOUNDARY))) {
        enter(lease, session, FlashSale.Phase.ENDED, now);
      } else if (session.phase() == FlashSale.Phase.ANNOUNCED
          && !now.isBefore(session.startAt().plus(Timing.AFTER_BOUNDARY))) {
        enter(lease, session, FlashSale.Phase.BEGUN, now);
      }
    }
    return open.stream().filter(session -> now.isBefore(session.endAt())).toList();
  }

  private void enter(Lease lease, FlashSale session, FlashSale.Phase phase, Instant now) {
    if (books.offers().enter(lease, session, phase, now)) {
      String state = phase == FlashSale.Phase.ENDED ? "ended" : "running";
      log.info("a flash sale is {} region={} session={}", state, region, session.id());
      prices.events().publish(region, session.id(), state, now);
      if (phase == FlashSale.Phase.ENDED) {
        metrics.ended(region, books.offers().items(session));
      }
    }
  }

  private SessionAgenda agenda(FlashSale session, Instant now) {
    int requests = Math.ceilDiv(session.items(), asking.flashSales().itemsPerRequest());
    Timing timing = Timing.of(session.length(), requests, asking.perSecond());
    return new SessionAgenda(
        session, books.onDatabase(() -> books.offers().items(session)), timing, now);
  }

  private void follows(List<SessionAgenda> sessions, @Nullable Instant listedAt, Instant now) {
    if (followedSince == null) {
      followedSince = now;
      log.info("follows the flash sales of a region region={}", region);
    }
    Instant since = listedAt == null ? followedSince : listedAt;
    int items = sessions.stream().mapToInt(session -> session.items().size()).sum();
    metrics.follows(region, since, sessions.size(), items);
  }

  private void report(Lease lease, Instant now) {
    if (!now.isBefore(reportedAt.plus(REPORT_EVERY))) {
      reportedAt = now;
      books.onDatabase(() -> {
        books.sessions().report(lease, problem);
        return true;
      });
    }
  }

  private void ask(Lease lease, Question question) {
    switch (question) {
      case Question.Sessions _ ->
          answered(lease, question, asking.flashSales().sessions(region), this::sessions);
      case Question.Items(FlashSale session) ->
          answered(
              lease,
              question,
              asking.flashSales().list(region, session.id()),
              (_, listed, now) -> items(lease, session, listed, now));
      case Question.Offers(FlashSale session, List<ListingId> listings) -> {
        List<ItemId> items = listings.stream().map(ListingId::item).toList();
        answered(
            lease,
            question,
            asking.flashSales().offers(region, session.id(), items),
            (_, offers, now) -> offers(lease, session, listings, offers, now));
      }
    }
  }

  /** What is done with an answer. */
  private interface Work<T> {
    void with(Lease lease, T answer, Instant now);
  }

  private <T> void answered(Lease lease, Question question, ShopAnswer<T> answer, Work<T> work) {
    Instant now = clock.instant();
    switch (answer) {
      case Answered<T>(T value, var refusals) -> {
        patience.succeeded(now);
        metrics.asked(region, question, "answered");
        books.onDatabase(() -> {
          prices.refused(region, asking.source(), refusals, now);
          work.with(lease, value, now);
          return true;
        });
        tell(lease, question, "");
      }
      case Failed<T>(PriceCheck reason) -> failed(lease, question, reason, now);
    }
  }

  private void failed(Lease lease, Question question, PriceCheck reason, Instant now) {
    patience.failed(question, reason, now);
    String word = Reasons.code(reason);
    metrics.asked(region, question, word);
    books.onDatabase(() -> {
      if (reason instanceof PriceCheck.Refused(var refusals)) {
        prices.refused(region, asking.source(), refusals, now);
      }
      if (reason instanceof PriceCheck.Gone) {
        gone(lease, question, now);
      }
      return true;
    });
    if (!(reason instanceof PriceCheck.Postponed) && !(reason instanceof PriceCheck.Gone)) {
      tell(lease, question, word);
    }
  }

  private void gone(Lease lease, Question question, Instant now) {
    Instant listedAt = books.sessions().listedAt();
    FlashSale session =
        switch (question) {
          case Question.Sessions _ -> null;
          case Question.Items(FlashSale asked) -> asked;
          case Question.Offers(FlashSale asked, var _) -> asked;
        };
    if (session != null && listedAt != null) {
      books.sessions().withdrawn(lease, session, listedAt, now);
    }
  }

  /** Logs and reports when a problem begins and when it ends. */
  private void tell(Lease lease, Question question, String word) {
    if (word.equals(problem)) {
      return;
    }
    if (word.isEmpty()) {
      log.info("flash sales can be followed again region={}", region);
    } else {
      log.warn(
          "flash sales cannot be followed region={} question={} reason={}",
          region,
          question.code(),
          word);
    }
    problem = word;
    reportedAt = Instant.EPOCH;
    report(lease, clock.instant());
  }

  private void sessions(Lease lease, List<FlashSession> listed, Instant now) {
    jitter = random.nextDouble(-1, 1);
    for (FlashSession session : books.sessions().write(lease, asking.source(), listed, now)) {
      boolean running = !now.isBefore(session.startAt());
      log.info(
          "a flash sale is announced region={} session={} start={} end={}",
          region,
          session.id(),
          session.startAt(),
          session.endAt());
      prices.events().publish(region, session.id(), running ? "running" : "announced", now);
    }
  }

  private void items(Lease lease, FlashSale session, List<FlashListing> listed, Instant now) {
    books.offers().list(lease, session, listed, now);
  }

  private void offers(
      Lease lease, FlashSale session, List<ListingId> asked, List<FlashOffer> offers, Instant now) {
    OfferBook.Entered entered = books.offers().offers(lease, session, asked, offers, now);
    metrics.tracked(region, entered.tracked());
    if (session.state(now) == FlashSale.State.RUNNING) {
      offers.forEach(offer -> prices.write(lease, asking.source(), offer, now));
    }
    if (announcedBefore(session)) {
      Duration delay = Duration.between(session.startAt(), now);
      for (int i = 0; i < entered.firstSeen(); i++) {
        metrics.seen(region, "start", delay);
      }
    }
  }

  /** Whoever learns of a session while it runs is not late by what had passed of it. */
  private static boolean announcedBefore(FlashSale session) {
    Instant listedAt = session.itemsListedAt();
    return listedAt != null && listedAt.isBefore(session.startAt());
  }
}
