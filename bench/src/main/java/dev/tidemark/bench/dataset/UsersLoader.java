package dev.tidemark.bench.dataset;

import dev.tidemark.user.password.Password;
import dev.tidemark.user.password.PasswordHasher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Writes accounts and what they watch. */
final class UsersLoader {
  private static final int MOST_WATCHES = 300;
  private static final double MEDIAN_WATCHES = 12;
  private static final double SIGMA = 1.0;
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final Connection connection;
  private final DatasetSize size;

  UsersLoader(Connection connection, DatasetSize size) {
    this.connection = connection;
    this.size = size;
  }

  void load() throws SQLException {
    connection.setAutoCommit(false);
    String hash =
        new PasswordHasher(PasswordHasher.Cost.OWASP).hash(Password.typed(Dataset.PASSWORD)).text();
    Map<Long, Integer> watchers = new TreeMap<>();
    Zipf popularity = new Zipf(size.items());
    long end = size.end().toEpochMilli();
    try (Rows accounts =
            new Rows(
                connection,
                "account",
                "account_id",
                "username",
                "password_hash",
                "password_changed_at",
                "created_at");
        Rows watches =
            new Rows(
                connection, "watch", "account_id", "listing_id", "shop_id", "added_at", "tags")) {
      for (int user = 0; user < size.users(); user++) {
        long created = end - (user + 1) * MILLIS_PER_MINUTE;
        accounts.add(Dataset.account(user), Dataset.username(user), hash, created, created);
        int place = 0;
        for (int item : watched(user, popularity)) {
          long listing = MadeUpItem.key(item).listing().value();
          watches.add(
              Dataset.account(user),
              listing,
              MadeUpItem.key(item).shop().value(),
              created - place * MILLIS_PER_MINUTE,
              "[]");
          int _ = watchers.merge(listing, 1, Integer::sum);
          place++;
        }
      }
    }
    counts(watchers);
    connection.commit();
  }

  private void counts(Map<Long, Integer> watchers) throws SQLException {
    try (Rows counts =
        new Rows(
            connection,
            "watch_count",
            "listing_id",
            "watchers",
            "version",
            "told_version",
            "untold")) {
      for (Map.Entry<Long, Integer> entry : watchers.entrySet()) {
        counts.add(entry.getKey(), entry.getValue(), 1, 1, 0);
      }
    }
  }

  private static Set<Integer> watched(int user, Zipf popularity) {
    SplittableRandom random = new SplittableRandom(user * 131L + 7);
    int wanted =
        (int)
            Math.max(
                1,
                Math.min(MOST_WATCHES, MEDIAN_WATCHES * Math.exp(SIGMA * random.nextGaussian())));
    Set<Integer> items = new LinkedHashSet<>();
    for (int attempt = 0; items.size() < wanted && attempt < 4 * MOST_WATCHES; attempt++) {
      items.add(popularity.draw(random));
    }
    return items;
  }
}
