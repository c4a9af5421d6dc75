package dev.tidemark.itemsdb.flashsale;

/** A session in which an item was offered, and what of it. */
public record FlashSaleAppearance(FlashSale session, FlashSaleOffer offer) {}
