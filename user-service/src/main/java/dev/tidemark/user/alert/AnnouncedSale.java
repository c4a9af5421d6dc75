package dev.tidemark.user.alert;

import java.time.Instant;

/** A flash sale that will have an item. */
public record AnnouncedSale(Instant startsAt, Instant endsAt) {}
