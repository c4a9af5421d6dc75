package dev.tidemark.simulator.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** All flash-sale sessions of a world, past, running and to come, and who is in them. Immutable. */
final class Sessions {
  private final long start;
  private final SessionPlan plan;
  private final boolean slotsOnly;
  private final Timetable past;
  private final Timetable present;
  private final SessionLists lists;
  private final IntFunction<Traits> traits;

  Sessions(WorldConfig config, IntFunction<Traits> traits) {
    this.start = config.start().toEpochMilli();
    this.plan = config.sessions();
    this.slotsOnly = plan.regionSlots();
    this.past = new Timetable.Slots(config.region().zone(), slotsOnly ? Long.MAX_VALUE : start);
    this.present = slotsOnly ? past : new Timetable.Rhythm(start, plan.every(), plan.length());
    this.lists = new SessionLists(Dice.roll(config.seed(), 71), config.items(), plan.items());
    this.traits = traits;
  }

  @Nullable FlashSession running(long time) {
    Timetable timetable = timetable(time);
    FlashSession session = timetable.session(timetable.numberAt(time));
    return session != null && session.runsAt(Instant.ofEpochMilli(time)) ? session : null;
  }

  /** The announced ones, next first. */
  List<FlashSession> announced(long time) {
    Timetable timetable = timetable(time);
    List<FlashSession> announced = new ArrayList<>(plan.announced());
    // Before the start the next ones may be held in another rhythm: skip what is not held.
    for (long number = timetable.numberAt(time);
        announced.size() < plan.announced() && number <= timetable.numberAt(time) + 100;
        number++) {
      FlashSession session = timetable.session(number);
      if (session != null && session.start().toEpochMilli() > time) {
        announced.add(session);
      }
    }
    return announced;
  }

  /** Every session that runs at some time from {@code from} until {@code until}, in order. */
  List<FlashSession> between(long from, long until) {
    List<FlashSession> sessions = new ArrayList<>();
    each(
        from,
        until,
        (timetable, first, last) -> {
          for (long number = first; number <= last; number++) {
            keep(timetable.session(number), from, until, sessions::add);
          }
        });
    return sessions;
  }

  /** The sessions among them that an item is in. */
  List<FlashSession> of(int item, long from, long until) {
    List<FlashSession> sessions = new ArrayList<>();
    each(
        from,
        until,
        (timetable, first, last) ->
            lists.turns(
                item,
                first,
                last,
                number -> {
                  FlashSession session = timetable.session(number);
                  if (session != null && accepts(session, item)) {
                    keep(session, from, until, sessions::add);
                  }
                }));
    return sessions;
  }

  Optional<FlashSession> find(long promotionId) {
    long number = promotionId - FlashSession.FIRST_ID;
    if (number < 0 || number >= 2 * FlashSession.RHYTHM) {
      return Optional.empty();
    }
    boolean inRhythm = number >= FlashSession.RHYTHM;
    if (inRhythm && slotsOnly) {
      return Optional.empty();
    }
    return Optional.ofNullable((inRhythm ? present : past).session(number % FlashSession.RHYTHM));
  }

  boolean includes(FlashSession session, int item) {
    return lists.includes(session.number(), item) && accepts(session, item);
  }

  int[] items(FlashSession session) {
    return Arrays.stream(lists.of(session.number()))
        .filter(item -> accepts(session, item))
        .toArray();
  }

  /** In the past most items did not take part, or no price would ever have been quiet. */
  private boolean accepts(FlashSession session, int item) {
    if (session.start().toEpochMilli() >= start) {
      return true;
    }
    Traits of = traits.apply(item);
    return Dice.chance(
        Dice.roll(Dice.roll(of.key(), 72), session.number()), of.pace().pastFlashShare());
  }

  private Timetable timetable(long time) {
    return time < start ? past : present;
  }

  private interface Range {
    void accept(Timetable timetable, long first, long last);
  }

  private void each(long from, long until, Range range) {
    if (until <= from) {
      return;
    }
    if (slotsOnly || from < start) {
      long last = slotsOnly ? until : Math.min(until, start);
      range.accept(past, past.numberAt(from), past.numberAt(last));
    }
    if (!slotsOnly && until > start) {
      range.accept(present, present.numberAt(Math.max(from, start)), present.numberAt(until));
    }
  }

  private static void keep(
      @Nullable FlashSession session, long from, long until, Consumer<FlashSession> to) {
    if (session != null
        && session.start().toEpochMilli() < until
        && session.end().toEpochMilli() > from) {
      to.accept(session);
    }
  }
}
