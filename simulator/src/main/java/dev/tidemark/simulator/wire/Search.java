package dev.tidemark.simulator.wire;

import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.World;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds items by words of their name or department; all words must be in it. Thread-safe. */
public final class Search {
  /** A tenth of a second; in larger shops the rest is not found by words. */
  private static final int MOST_LOOKED_AT = 20_000;

  private final World world;

  public Search(World world) {
    this.world = world;
  }

  /** In the order of the catalogue; nothing to look for finds everything. */
  public Stream<DemoItem> find(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    return IntStream.range(0, Math.min(world.config().items(), MOST_LOOKED_AT))
        .mapToObj(world::item)
        .filter(item -> words.stream().allMatch(searched(item)::contains));
  }

  private static String searched(DemoItem item) {
    return (item.name() + " " + item.category().label()).toLowerCase(Locale.ROOT);
  }
}
