package dev.tidemark.marketplace.shortlink;

import dev.tidemark.marketplace.link.PastedLink;

/** Where a short link turned out to lead. */
public sealed interface Destination {
  /** To an item; no page of it was fetched. */
  record ToItem(PastedLink.Item item) implements Destination {}

  /** To something else, which was not fetched either. */
  record Elsewhere(PastedLink link) implements Destination {}

  /** Nowhere: the shop does not know it, or not any more. */
  record Dead() implements Destination {}

  /** In circles, or through more addresses than any true one. */
  record Endless() implements Destination {}

  /**
   * To an address that is never followed.
   *
   * @param words completes "It leads to ...", such as "an address without encryption"
   */
  record Forbidden(String words) implements Destination {}

  /** Nobody knows at present: the network or the shop failed. */
  record Unknown(String words) implements Destination {}
}
