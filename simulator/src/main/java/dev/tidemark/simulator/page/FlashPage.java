package dev.tidemark.simulator.page;

import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.world.FlashSession;
import dev.tidemark.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** The running flash sale and those announced. Thread-safe. */
final class FlashPage {
  private static final int SHOWN_OF_THE_NEXT = 12;

  private final World world;
  private final Cards cards;

  FlashPage(World world) {
    this.world = world;
    this.cards = new Cards(world.config().region());
  }

  Answer show(Asked asked) {
    Optional<FlashSession> running = world.runningSession(asked.now());
    StringBuilder content = new StringBuilder("<h1>Flash sale</h1>");
    content.append(
        running
            .map(session -> running(session, asked))
            .orElse("<p>None is running at the moment.</p>"));
    for (FlashSession session : world.announcedSessions(asked.now())) {
      content.append(announced(session, asked));
    }
    return Html.page(200, "Flash sale", "", content.toString());
  }

  private String running(FlashSession session, Asked asked) {
    return "<p class=\"banner\">Ends %s</p>%s"
        .formatted(
            until(session.end(), asked),
            cards.grid(
                world.itemsOf(session).stream()
                    .map(item -> world.truth(item, asked.now()))
                    .toList()));
  }

  private String announced(FlashSession session, Asked asked) {
    StringBuilder tiles = new StringBuilder();
    List<String> shown =
        world.itemsOf(session).stream()
            .limit(SHOWN_OF_THE_NEXT)
            .flatMap(item ->
                world.flash(item, session, asked.now()).stream()
                    .map(flash -> cards.upcoming(item, flash)))
            .toList();
    shown.forEach(tiles::append);
    return "<h2>Next from %s</h2><ul class=\"grid\">%s</ul>"
        .formatted(until(session.start(), asked), tiles);
  }

  private String until(java.time.Instant moment, Asked asked) {
    return Countdown.until(moment, asked.now(), world.config().region().zone());
  }
}
