package dev.tidemark.price.schedule;

import static dev.tidemark.price.schedule.DueItem.NOW;
import static dev.tidemark.price.schedule.DueItem.due;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.itemsdb.poll.DuePoll;
import dev.tidemark.protocol.LookReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookOrderTest {
  private static final Instant BOUNDARY = NOW.minusSeconds(5);

  @Test
  void putsBoundariesBeforeNewItemsBeforeTheOthersBeforeTheFloor() {
    DuePoll light = due(NOW.minusSeconds(3), LookReason.BOUNDARY, 2, BOUNDARY);
    DuePoll heavy = due(NOW.minusSeconds(3), LookReason.BOUNDARY, 90, BOUNDARY);
    DuePoll overdueAtBoundary = due(NOW.minusSeconds(80), LookReason.INTERVAL, 50, BOUNDARY);
    DuePoll first = due(NOW.minusSeconds(1), LookReason.FIRST_LOOK);
    DuePoll longDue = due(NOW.minusSeconds(90), LookReason.INTERVAL);
    DuePoll shortDue = due(NOW.minusSeconds(9), LookReason.SECOND_LOOK);
    DuePoll floor = due(NOW.minusSeconds(1_000), LookReason.FLOOR);
    List<DuePoll> looks =
        new ArrayList<>(List.of(floor, shortDue, longDue, first, overdueAtBoundary, light, heavy));

    looks.sort(LookOrder.at(NOW));

    assertThat(looks)
        .containsExactly(heavy, overdueAtBoundary, light, first, longDue, shortDue, floor);
  }

  @Test
  void forgetsNoItemForMoreThanAnHour() {
    DuePoll floor = due(NOW.minusSeconds(3_700), LookReason.FLOOR);
    DuePoll due = due(NOW.minusSeconds(60), LookReason.INTERVAL);
    List<DuePoll> looks = new ArrayList<>(List.of(due, floor));

    looks.sort(LookOrder.at(NOW));

    assertThat(looks).containsExactly(floor, due);
  }
}
