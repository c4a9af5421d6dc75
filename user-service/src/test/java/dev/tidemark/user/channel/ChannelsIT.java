package dev.tidemark.user.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.UserDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ChannelsIT {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Channel HOOK =
      new Channel(
          new AccountId(1),
          "c1",
          ChannelKind.WEBHOOK,
          "old name",
          "https://example.org/hook",
          "",
          true,
          null,
          NOW,
          0,
          0,
          null,
          "",
          "token");

  @AutoClose private final UserDatabase users = new UserDatabase();

  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final Channels channels = new Channels(users.database(), InstantSource.fixed(NOW), false);

  @Test
  void staysSwitchedOffWhenItIsRenamedAtTheSameMoment() throws Exception {
    boolean _ =
        users
            .database()
            .write(handle -> {
              new ChannelStore(handle).insert(HOOK);
              return true;
            });

    Future<Channel> renamed =
        users
            .database()
            .write(handle -> {
              assertThat(new ChannelStore(handle).switchOff(HOOK, "It is gone.")).isTrue();
              Future<Channel> renaming =
                  threads.submit(() -> channels.change(HOOK.account(), "c1", "new name", null));
              await().atMost(Duration.ofSeconds(40)).until(() -> somebodyWaits(handle));
              return renaming;
            });

    assertThat(renamed.get().name()).isEqualTo("new name");
    Channel is = channels.get(HOOK.account(), "c1");
    assertThat(is.name()).isEqualTo("new name");
    assertThat(is.enabled()).isFalse();
    assertThat(is.offReason()).isEqualTo("It is gone.");
  }

  private static boolean somebodyWaits(Handle handle) {
    return handle
            .createQuery(
                """
                SELECT COUNT(*)
                FROM information_schema.processlist
                WHERE id <> CONNECTION_ID() AND db = DATABASE() AND info LIKE '%UPDATE%'
                """)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
