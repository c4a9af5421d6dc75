package dev.tidemark.user;

import dev.tidemark.testkit.SqlDialect;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.InstanceSettingStore;
import dev.tidemark.user.administration.ManagedAccountStore;
import dev.tidemark.user.administration.RemovedAccountStore;
import dev.tidemark.user.session.DatabaseSessionStore;
import dev.tidemark.user.setup.SetupStore;
import dev.tidemark.user.token.TokenStore;
import dev.tidemark.user.watch.WatchCountStore;
import dev.tidemark.user.watch.WatchStore;
import org.junit.jupiter.api.Test;

class StoreSqlTest {
  @Test
  void staysInWhatAllDatabasesUnderstand() {
    SqlDialect.check(
        AccountStore.class,
        DatabaseSessionStore.class,
        InstanceSettingStore.class,
        ManagedAccountStore.class,
        RemovedAccountStore.class,
        SetupStore.class,
        TokenStore.class,
        WatchCountStore.class,
        WatchStore.class);
  }
}
