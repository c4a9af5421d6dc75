package dev.tidemark.runtime.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One key of the configuration: its name, its default, what it accepts and what it means.
 *
 * <p>{@code price.min-interval} is read from the properties file under that name and from the
 * environment as {@code TIDEMARK_PRICE_MIN_INTERVAL}; a secret also from the file that {@code
 * TIDEMARK_..._FILE} names. Immutable.
 */
public final class Setting<T> implements SettingDefinition {
  private static final Pattern KEY =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*");

  private final String key;
  private final String defaultText;
  private final String expected;
  private final String sentence;
  private final boolean secret;
  private final Function<String, Optional<T>> parser;

  private Setting(
      String key,
      String defaultText,
      String expected,
      String sentence,
      boolean secret,
      Function<String, Optional<T>> parser) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("a key is lower-case words with . and -, not " + key);
    }
    if (parser.apply(defaultText).isEmpty()) {
      throw new IllegalArgumentException(
          "the default of " + key + " is \"" + defaultText + "\", expected " + expected);
    }
    this.key = key;
    this.defaultText = defaultText;
    this.expected = expected;
    this.sentence = sentence;
    this.secret = secret;
    this.parser = parser;
  }

  /** Any text, also none. */
  public static Setting<String> text(String key, String defaultValue, String sentence) {
    return new Setting<>(key, defaultValue, "a text", sentence, false, Optional::of);
  }

  /** A text that is masked wherever settings are shown; empty unless set. */
  public static Setting<String> secret(String key, String sentence) {
    return new Setting<>(key, "", "a secret", sentence, true, Optional::of);
  }

  /** {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String key, boolean defaultValue, String sentence) {
    return new Setting<>(
        key, Boolean.toString(defaultValue), "true or false", sentence, false, Setting::parseFlag);
  }

  /** A whole number between two bounds, both allowed. */
  public static Setting<Integer> whole(
      String key, int defaultValue, int min, int max, String sentence) {
    return new Setting<>(
            key,
            Integer.toString(defaultValue),
            "a whole number from " + min + " to " + max,
            sentence,
            false,
            text -> parseNumber(text, Integer::valueOf))
        .restricted(value -> value >= min && value <= max);
  }

  /** A decimal number between two bounds, both allowed. */
  public static Setting<Double> decimal(
      String key, double defaultValue, double min, double max, String sentence) {
    return new Setting<>(
            key,
            Double.toString(defaultValue),
            "a number from " + min + " to " + max,
            sentence,
            false,
            text -> parseNumber(text, Double::valueOf))
        .restricted(value -> value >= min && value <= max);
  }

  /** A duration such as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h} or {@code 7d}. */
  public static Setting<Duration> duration(
      String key, Duration defaultValue, Duration min, Duration max, String sentence) {
    return new Setting<>(
            key,
            DurationText.of(defaultValue),
            "a duration from "
                + DurationText.of(min)
                + " to "
                + DurationText.of(max)
                + ", such as 250ms, 10s, 5m, 1h or 7d",
            sentence,
            false,
            DurationText::parse)
        .restricted(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
  }

  /** One of an enum's constants, written as a lower-case word with hyphens. */
  public static <E extends Enum<E>> Setting<E> choice(String key, E defaultValue, String sentence) {
    List<E> all = List.of(defaultValue.getDeclaringClass().getEnumConstants());
    return new Setting<>(
        key,
        word(defaultValue),
        all.stream().map(Setting::word).collect(Collectors.joining(" or ")),
        sentence,
        false,
        text -> all.stream().filter(constant -> word(constant).equals(text)).findFirst());
  }

  /** A path of the file system; the empty path stands for none. */
  public static Setting<Path> path(String key, String defaultValue, String sentence) {
    return new Setting<>(key, defaultValue, "a path", sentence, false, Setting::parsePath);
  }

  /**
   * Words separated by commas; spaces around them do not count, and none at all is an empty list.
   */
  public static Setting<List<String>> words(String key, String defaultValue, String sentence) {
    return new Setting<>(
        key,
        defaultValue,
        "words separated by commas",
        sentence,
        false,
        text -> Optional.of(split(text)));
  }

  /** A host and a port, such as {@code 127.0.0.1:9101}, {@code [::1]:9101} or {@code db:3306}. */
  public static Setting<HostPort> hostPort(String key, String defaultValue, String sentence) {
    return new Setting<>(
        key,
        defaultValue,
        "a host and a port, such as 127.0.0.1:9101",
        sentence,
        false,
        HostPort::parse);
  }

  /** Hosts with their ports, separated by commas; at least one. */
  public static Setting<List<HostPort>> hostPorts(
      String key, String defaultValue, String sentence) {
    return new Setting<>(
        key,
        defaultValue,
        "hosts with ports, separated by commas, such as 127.0.0.1:9101,127.0.0.1:9111",
        sentence,
        false,
        Setting::parseHostPorts);
  }

  /** The same setting, accepting less: {@code expected} replaces the sentence about what is. */
  public Setting<T> check(Predicate<? super T> accepted, String expected) {
    return new Setting<>(
        key, defaultText, expected, sentence, secret, text -> parser.apply(text).filter(accepted));
  }

  private Setting<T> restricted(Predicate<? super T> accepted) {
    return check(accepted, expected);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String environmentVariable() {
    return environmentVariable(key);
  }

  @Override
  public String defaultText() {
    return defaultText;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public boolean secret() {
    return secret;
  }

  @Override
  public List<Setting<T>> members() {
    return List.of(this);
  }

  /** Reads a value as it stands in a file; empty when it is not acceptable. */
  Optional<T> parse(String text) {
    return parser.apply(text);
  }

  static String environmentVariable(String key) {
    return "TIDEMARK_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Boolean> parseFlag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static <N extends Number> Optional<N> parseNumber(
      String text, Function<String, N> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> parsePath(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<HostPort>> parseHostPorts(String text) {
    List<Optional<HostPort>> parsed = split(text).stream().map(HostPort::parse).toList();
    return parsed.isEmpty() || parsed.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(parsed.stream().flatMap(Optional::stream).toList());
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return key;
  }
}
