package dev.tidemark.marketplace.gate;

import dev.tidemark.protocol.Region;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names under which Shopee keeps its pictures, and where it keeps them. */
public final class ImageName {
  /** Until 2022 a hash; since then country, number, batch and name. Invented ones are shorter. */
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{32}|[a-z]{2}-[0-9]{1,12}-[0-9a-z]{5}-[0-9a-z]{14}");

  private ImageName() {}

  /** The folder of a region's pictures on Shopee's own hosts, with a slash at its end. */
  public static URI folder(Region region) {
    return URI.create("https://down-" + region.code() + ".img.susercontent.com/file/");
  }

  static boolean isGenuine(String name) {
    return FORM.matcher(name).matches();
  }

  static @Nullable URI address(URI folder, @Nullable String name) {
    return name == null ? null : URI.create(folder + name);
  }
}
