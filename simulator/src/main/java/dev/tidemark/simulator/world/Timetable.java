package dev.tidemark.simulator.world;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When sessions are held: numbered in their order, never two at once. Immutable. */
sealed interface Timetable {
  /** The number of the session running at this time, or else of the next one. */
  long numberAt(long time);

  /** The session of that number, or null when it is not held. */
  @Nullable FlashSession session(long number);

  /** Sessions in a rhythm of real time, the first one ends {@code every} after the start. */
  record Rhythm(long start, Duration every, Duration length) implements Timetable {
    @Override
    public long numberAt(long time) {
      return Math.max(0, Math.floorDiv(time - start, every.toMillis()));
    }

    @Override
    public @Nullable FlashSession session(long number) {
      if (number < 0) {
        return null;
      }
      long end = start + (number + 1) * every.toMillis();
      return FlashSession.inRhythm(number, end - length.toMillis(), end);
    }
  }

  /**
   * Sessions from slot to slot of the region's day.
   *
   * @param until those that end later are not held
   */
  record Slots(ZoneId zone, long until) implements Timetable {
    /** The borders that most countries have had. */
    private static final List<LocalTime> BORDERS =
        List.of(LocalTime.MIDNIGHT, LocalTime.of(12, 0), LocalTime.of(18, 0), LocalTime.of(21, 0));

    @Override
    public long numberAt(long time) {
      long number =
          java.time.Instant.ofEpochMilli(time).atZone(zone).toLocalDate().toEpochDay()
              * BORDERS.size();
      while (startOf(number + 1) <= time) {
        number++;
      }
      return number;
    }

    @Override
    public @Nullable FlashSession session(long number) {
      long start = startOf(number);
      long end = startOf(number + 1);
      return end > until ? null : FlashSession.inSlot(number, start, end);
    }

    private long startOf(long number) {
      return LocalDate.ofEpochDay(Math.floorDiv(number, BORDERS.size()))
          .atTime(BORDERS.get(Math.floorMod(number, BORDERS.size())))
          .atZone(zone)
          .toInstant()
          .toEpochMilli();
    }
  }
}
