package dev.tidemark.user;

import dev.tidemark.testkit.SqlDialect;
import dev.tidemark.user.account.AccountStore;
import dev.tidemark.user.account.InstanceSettingStore;
import dev.tidemark.user.administration.ManagedAccountStore;
import dev.tidemark.user.administration.RemovedAccountStore;
import dev.tidemark.user.alert.AlertRuleStore;
import dev.tidemark.user.alert.RuleStateStore;
import dev.tidemark.user.alert.WatcherStore;
import dev.tidemark.user.channel.ChannelStore;
import dev.tidemark.user.delivery.AlertSettingsStore;
import dev.tidemark.user.delivery.DeliveryStore;
import dev.tidemark.user.intake.ChangeMarkStore;
import dev.tidemark.user.notification.FeedStore;
import dev.tidemark.user.notification.NotificationStore;
import dev.tidemark.user.push.PushKeyStore;
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
        AlertRuleStore.class,
        AlertSettingsStore.class,
        ChangeMarkStore.class,
        ChannelStore.class,
        DatabaseSessionStore.class,
        InstanceSettingStore.class,
        ManagedAccountStore.class,
        RemovedAccountStore.class,
        DeliveryStore.class,
        FeedStore.class,
        NotificationStore.class,
        PushKeyStore.class,
        RuleStateStore.class,
        SetupStore.class,
        TokenStore.class,
        WatchCountStore.class,
        WatcherStore.class,
        WatchStore.class);
  }
}
