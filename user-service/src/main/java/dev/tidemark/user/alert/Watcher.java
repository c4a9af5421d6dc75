package dev.tidemark.user.alert;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.ModelId;
import java.util.List;

/**
 * An account that watches an item, and the rules that hold for it there.
 *
 * @param model the variation that the watch has chosen
 * @param rules at least one
 */
public record Watcher(AccountId account, ListingId listing, ModelId model, List<AlertRule> rules) {
  public Watcher {
    rules = List.copyOf(rules);
  }
}
