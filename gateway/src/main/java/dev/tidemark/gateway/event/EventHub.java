package dev.tidemark.gateway.event;

import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ListingId;
import dev.tidemark.protocol.TidemarkException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Knows every open stream and which items it wants to hear of. Thread-safe.
 *
 * <p>Items are told apart without their shop, which may be corrected while a page is open.
 */
public final class EventHub implements WatchChanges {
  /** Ten open tabs; more are a runaway script. */
  static final int MOST_PER_ACCOUNT = 10;

  private final Map<AccountId, Set<EventStream>> byAccount = new ConcurrentHashMap<>();
  private final Map<ListingId, Set<EventStream>> byListing = new ConcurrentHashMap<>();
  private volatile Consumer<AccountId> reload = _ -> {};

  /** Says how the watches of an account are read again when they may have changed. */
  void onChanged(Consumer<AccountId> reload) {
    this.reload = reload;
  }

  /**
   * Adds a stream.
   *
   * @throws TidemarkException too-many-requests when the account has ten
   */
  void add(EventStream stream) {
    byAccount.compute(
        stream.account(),
        (_, before) -> {
          Set<EventStream> streams = before == null ? ConcurrentHashMap.newKeySet() : before;
          if (streams.size() >= MOST_PER_ACCOUNT) {
            throw TidemarkException.retryAfter(
                ErrorCode.TOO_MANY_REQUESTS,
                "An account has at most " + MOST_PER_ACCOUNT + " event streams.",
                Duration.ofMinutes(1));
          }
          streams.add(stream);
          return streams;
        });
  }

  void remove(EventStream stream) {
    byAccount.computeIfPresent(
        stream.account(),
        (_, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
    List.copyOf(stream.listings()).forEach(listing -> forget(stream, listing));
  }

  /** The open streams of an account. */
  Collection<EventStream> of(AccountId account) {
    return List.copyOf(byAccount.getOrDefault(account, Set.of()));
  }

  /** Every open stream. */
  Collection<EventStream> all() {
    return byAccount.values().stream().flatMap(Set::stream).toList();
  }

  /** Makes exactly these items the ones that a stream hears of. */
  void replace(EventStream stream, Set<ListingId> wanted) {
    wanted.forEach(listing -> want(stream, listing));
    for (ListingId listing : List.copyOf(stream.listings())) {
      if (!wanted.contains(listing)) {
        forget(stream, listing);
      }
    }
  }

  private void want(EventStream stream, ListingId listing) {
    if (stream.listings().add(listing)) {
      byListing.compute(
          listing,
          (_, before) -> {
            Set<EventStream> streams = before == null ? ConcurrentHashMap.newKeySet() : before;
            streams.add(stream);
            return streams;
          });
    }
  }

  private void forget(EventStream stream, ListingId listing) {
    stream.listings().remove(listing);
    byListing.computeIfPresent(
        listing,
        (_, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }

  /** Whether anybody wants to hear of an item. */
  boolean isWanted(ListingId listing) {
    return byListing.containsKey(listing);
  }

  /** Hands an event to whoever wants to hear of its item. */
  void publish(ListingId listing, byte[] event) {
    byListing.getOrDefault(listing, Set.of()).forEach(stream -> stream.send(event));
  }

  /** Hands an event that is about no item to everybody. */
  void publishToAll(byte[] event) {
    all().forEach(stream -> stream.send(event));
  }

  /** Tells everybody that events may have been missed. */
  void publishLost() {
    all().forEach(EventStream::sendLost);
  }

  @Override
  public void adding(AccountId account, ItemKey item) {
    of(account).forEach(stream -> want(stream, item.listing()));
  }

  @Override
  public void changed(AccountId account) {
    if (byAccount.containsKey(account)) {
      reload.accept(account);
    }
  }

  /** Any list may have changed. */
  public void changedAll() {
    byAccount.keySet().forEach(reload);
  }
}
