package dev.tidemark.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Picks items of different liveliness from the front of the catalogue. */
record Showcase(int items, IntFunction<Pace> paces) {
  Stream<Integer> pick(int count) {
    int lively = count / 6;
    int quiet = count / 3;
    List<Integer> picked = new ArrayList<>();
    picked.addAll(first(lively, Pace.ACTIVE, Pace.VERY_ACTIVE));
    picked.addAll(first(quiet, Pace.STATIC));
    picked.addAll(first(count - picked.size(), Pace.NORMAL));
    // In a small shop there may be too few of a kind.
    IntStream.range(0, items)
        .filter(item -> !picked.contains(item))
        .limit(count - picked.size())
        .forEach(picked::add);
    return picked.stream().sorted();
  }

  private List<Integer> first(int count, Pace... wanted) {
    return IntStream.range(0, items)
        .filter(item -> List.of(wanted).contains(paces.apply(item)))
        .limit(count)
        .boxed()
        .toList();
  }
}
