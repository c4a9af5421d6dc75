package dev.tidemark.marketplace.web;

import dev.tidemark.protocol.Region;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operator's files of headers. What a browser sends to the shop of one region identifies a
 * person there and is nobody else's business: it is sent to that region's shop alone.
 *
 * @param unnamed a file of one region that its own {@code Origin} or {@code Referer} names; without
 *     them it is for the regions that the operator has asked at addresses of their own
 * @param byRegion files that go before it
 */
public record HeadersFiles(@Nullable Path unnamed, Map<Region, Path> byRegion) {
  public static final HeadersFiles NONE = new HeadersFiles(null, Map.of());

  public HeadersFiles {
    byRegion = Map.copyOf(byRegion);
  }

  /** One file, as if it had no region in its key. */
  static HeadersFiles unnamed(Path file) {
    return new HeadersFiles(file, Map.of());
  }

  /**
   * The headers for the shop of each region that has some.
   *
   * @param ownAddresses regions that are not asked at Shopee's own domain
   * @throws IllegalArgumentException when a line is not a header, or nobody can know whose headers
   *     they are; the message names the file
   */
  Map<Region, Map<String, String>> read(Set<Region> ownAddresses) {
    Map<Region, Map<String, String>> headers = new EnumMap<>(Region.class);
    Path file = unnamed;
    if (file != null) {
      Map<String, String> read = HeadersFile.read(file);
      regions(file, read, ownAddresses).forEach(region -> headers.put(region, read));
    }
    byRegion.forEach((region, path) -> headers.put(region, HeadersFile.read(path)));
    return headers;
  }

  private static Set<Region> regions(
      Path file, Map<String, String> headers, Set<Region> ownAddresses) {
    Set<Region> named = new TreeSet<>();
    Stream.of("Origin", "Referer")
        .map(headers::get)
        .forEach(address ->
            Region.live().stream().filter(region -> isOf(region, address)).forEach(named::add));
    if (named.size() == 1) {
      return named;
    }
    if (named.isEmpty() && !ownAddresses.isEmpty()) {
      return ownAddresses;
    }
    throw new IllegalArgumentException(
        "the headers file "
            + file
            + " is for one region, but its Origin and Referer name "
            + (named.isEmpty() ? "none" : "several")
            + "; set shopee-web.headers-file.<region>, such as shopee-web.headers-file.sg");
  }

  private static boolean isOf(Region region, @Nullable String address) {
    try {
      String host = address == null ? null : URI.create(address).getHost();
      return host != null && (host.equals(region.domain()) || host.endsWith("." + region.domain()));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
