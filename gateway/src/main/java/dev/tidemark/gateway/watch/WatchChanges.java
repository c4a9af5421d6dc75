package dev.tidemark.gateway.watch;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;

/** Hears what changes on lists of watches, so that open event streams can follow. */
public interface WatchChanges {
  /** An account is about to watch an item; what happens to it is of interest from now on. */
  void adding(AccountId account, ItemKey item);

  /** An account's list may have changed. */
  void changed(AccountId account);
}
