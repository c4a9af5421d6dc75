package dev.tidemark.marketplace.link;

import dev.tidemark.protocol.Region;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose site an address names. */
sealed interface Host {
  /** A marketplace of Shopee, under any of its sub-domains. */
  record OfRegion(Region region, String name) implements Host {}

  /** A host that serves nothing but short links of every region. */
  record ShortLinks(String name) implements Host {}

  /** Somebody else's, in ASCII. */
  record Foreign(String name) implements Host {}

  /** A number in any of the forms that programs take for an address of the internet protocol. */
  record Numeric(String name) implements Host {}

  /** No host, or one that a browser might take for another. */
  record Unreadable() implements Host {}

  Pattern NAME =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}|localhost");
  Pattern NUMBER =
      Pattern.compile(
          "(?:0x[0-9a-f]{0,16}|[0-9]{1,20})(?:\\.(?:0x[0-9a-f]{0,16}|[0-9]{1,20})){0,3}|\\[[0-9a-f:.]{2,45}]");
  Pattern PORT = Pattern.compile("(.*?):[0-9]{0,5}");

  /** The longest name that the domain name system knows. */
  int MAX_LENGTH = 253;

  /** {@code shp.ee} also answers under a country's label, such as {@code vn.shp.ee}. */
  List<String> SHORT_LINK_DOMAINS = List.of("shope.ee", "shp.ee", "shopee.link");

  /** Reads what stands between the scheme and the path. */
  static Host of(String authority) {
    if (authority.isEmpty() || authority.length() > MAX_LENGTH + 6 || authority.contains("@")) {
      return new Unreadable();
    }
    Matcher port = PORT.matcher(authority);
    boolean withPort = port.matches();
    String written = withPort ? port.group(1) : authority;
    Optional<String> ascii = ascii(written);
    if (ascii.isEmpty()) {
      return new Unreadable();
    }
    Host host = named(ascii.get());
    if (host instanceof Foreign || host instanceof Numeric) {
      return host;
    }
    boolean exact = !withPort && ascii.get().equals(written.toLowerCase(Locale.ROOT));
    return exact ? host : new Unreadable();
  }

  private static Host named(String name) {
    if (NUMBER.matcher(name).matches()) {
      return new Numeric(name);
    }
    for (Region region : Region.values()) {
      if (region != Region.DEMO && isWithin(name, region.domain())) {
        return new OfRegion(region, name);
      }
    }
    return SHORT_LINK_DOMAINS.stream().anyMatch(domain -> isWithin(name, domain))
        ? new ShortLinks(name)
        : new Foreign(name);
  }

  private static boolean isWithin(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }

  /** The name as the domain name system knows it, if it is one at all. */
  private static Optional<String> ascii(String written) {
    String name;
    try {
      boolean plain = written.chars().allMatch(character -> character < 0x80);
      name = (plain ? written : IDN.toASCII(written)).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
    if (name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return NAME.matcher(name).matches() || NUMBER.matcher(name).matches()
        ? Optional.of(name)
        : Optional.empty();
  }
}
