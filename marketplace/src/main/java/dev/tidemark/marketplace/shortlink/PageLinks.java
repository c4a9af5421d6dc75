package dev.tidemark.marketplace.shortlink;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the address that a page gives as its own. */
final class PageLinks {
  private static final Pattern TAG = Pattern.compile("(?i)<(?:link|meta)\\b[^<>]{0,2048}+>");
  private static final Pattern OWN_ADDRESS = Pattern.compile("(?i)\\bcanonical\\b|\\bog:url\\b");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https://[^\"'\\s<>]{1,2048}+");

  private PageLinks() {}

  /** Its canonical address, and the one for sharing. */
  static List<String> in(String page) {
    List<String> addresses = new ArrayList<>();
    Matcher tags = TAG.matcher(page);
    while (tags.find()) {
      String tag = tags.group();
      Matcher address = ADDRESS.matcher(tag);
      if (OWN_ADDRESS.matcher(tag).find() && address.find()) {
        addresses.add(address.group().replace("&amp;", "&"));
      }
    }
    return addresses;
  }
}
