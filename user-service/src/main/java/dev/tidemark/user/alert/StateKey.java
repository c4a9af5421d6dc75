package dev.tidemark.user.alert;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;

/** Names how one rule stands with one item. */
public record StateKey(AccountId account, ListingId listing, String rule) {}
