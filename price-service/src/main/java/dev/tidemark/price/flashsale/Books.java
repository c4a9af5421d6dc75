package dev.tidemark.price.flashsale;

import dev.tidemark.runtime.database.Database;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What is on disk about a region's flash sales. */
record Books(Database database, SessionBook sessions, OfferBook offers) {

  /** Does something on the database's own threads, and waits for it. */
  <T> T onDatabase(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, database.executor()).join();
  }
}
