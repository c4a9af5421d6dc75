package dev.tidemark.simulator;

import dev.tidemark.protocol.Region;
import dev.tidemark.simulator.fault.FaultRule;
import dev.tidemark.simulator.world.SessionPlan;
import dev.tidemark.simulator.world.WorldConfig;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The command line of the demo shop: pairs of {@code --name value}, and a few words alone. */
final class Arguments {
  private static final Set<String> NAMES =
      Set.of(
          "--address",
          "--port",
          "--seed",
          "--items",
          "--speed",
          "--start",
          "--region",
          "--faults",
          "--session-every",
          "--session-length",
          "--session-items");

  private static final String SLOTS = "--region-slots";

  private final Map<String, String> given = new HashMap<>();

  private Arguments(List<String> words) {
    for (int place = 0; place < words.size(); place++) {
      String name = words.get(place);
      if (name.equals(SLOTS)) {
        given.put(SLOTS, "");
      } else if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "there is no option '" + name + "', only " + new TreeSet<>(NAMES) + " and " + SLOTS);
      } else if (place + 1 == words.size()) {
        throw new IllegalArgumentException(name + " needs a value");
      } else {
        given.put(name, words.get(++place));
      }
    }
  }

  /**
   * @throws IllegalArgumentException naming the option and saying what was expected
   */
  static DemoShopConfig read(List<String> words, InstantSource clock) {
    Arguments arguments = new Arguments(words);
    WorldConfig usual = WorldConfig.startingAt(clock.instant());
    WorldConfig world =
        new WorldConfig(
            arguments.value("--seed", usual.seed(), "a whole number", Long::parseLong),
            arguments.value("--start", usual.start(), "like 2026-03-01T10:00:00Z", Instant::parse),
            arguments.value("--speed", usual.speed(), "a whole number", Integer::parseInt),
            arguments.value("--items", usual.items(), "a whole number", Integer::parseInt),
            arguments.value("--region", usual.region(), "a code such as sg", Arguments::region),
            arguments.sessions());
    return new DemoShopConfig(
        arguments.given.getOrDefault("--address", "127.0.0.1"),
        arguments.value("--port", 0, "a port or 0", Integer::parseInt),
        world,
        clock,
        arguments.value("--faults", List.of(), "kind[:seconds][@share],...", Arguments::faults));
  }

  static String help() {
    return """
    The demo shop of Tidemark: invented goods, Shopee's wire format. Prints its address.

      --address A         where to listen (127.0.0.1)
      --port N            0 takes any free one (0)
      --seed N            another seed is another shop (1)
      --items N           4 to 1000000 (2000)
      --speed N           how many times faster than real time prices move after the start (1200)
      --start TIME        the start; the same time gives the same prices again (now)
      --region CODE       whose currency and zone it uses, such as id (demo)
      --session-every S   seconds from one flash sale to the next (300)
      --session-length S  how many of them it lasts (180)
      --session-items N   items in each (60)
      --region-slots      flash sales at the hours of the region instead
      --faults LIST       kind[:seconds][@share],... such as captcha-plain@0.1,stall:5@0.01
    """;
  }

  private SessionPlan sessions() {
    SessionPlan usual = SessionPlan.DEFAULT;
    return new SessionPlan(
        given.containsKey(SLOTS),
        value("--session-every", usual.every(), "seconds", Arguments::seconds),
        value("--session-length", usual.length(), "seconds", Arguments::seconds),
        usual.announced(),
        value("--session-items", usual.items(), "a whole number", Integer::parseInt));
  }

  private <T> T value(String name, T otherwise, String expected, Function<String, T> reader) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return reader.apply(text);
    } catch (NumberFormatException | DateTimeException malformed) {
      throw new IllegalArgumentException(
          name + " is " + expected + ", not '" + text + "'", malformed);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static Region region(String code) {
    return Region.ofCode(code)
        .orElseThrow(() -> new IllegalArgumentException("there is no region '" + code + "'"));
  }

  private static List<FaultRule> faults(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).map(FaultRule::parse).toList();
  }
}
