package dev.tidemark.marketplace.flashsale;

import dev.tidemark.protocol.ItemId;

/** One line of a session's list: an item, and whether nothing of it is left in this session. */
public record FlashListing(ItemId item, boolean soldOut) {}
