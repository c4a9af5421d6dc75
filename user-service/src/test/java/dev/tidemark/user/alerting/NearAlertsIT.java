package dev.tidemark.user.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.user.v1.AlertKind;
import dev.tidemark.protocol.user.v1.AlertRule;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.user.UserSystem;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Alerts that are nearly reached are counted, for they make their item worth more looks. */
class NearAlertsIT {
  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private final Changes kettle = new Changes(system, 1);
  private final Shopper anna = new Shopper(system, "anna");
  private final Shopper berta = new Shopper(system, "berta");

  @Test
  void countsATargetThatIsMissedByLessThanFivePerCent() {
    anna.watches(kettle.item(), "100.00");
    berta.watches(kettle.item(), "50.00");

    kettle.to("105.01");
    assertThat(near()).isZero();
    kettle.to("105.00");
    assertThat(near()).isEqualTo(1);
    kettle.to("100.00");
    assertThat(near()).isZero();
  }

  @Test
  void countsADropFromWhatItIsMeasuredFrom() {
    anna.watches(kettle.item());
    AlertRule _ =
        anna.wants(
            AlertRule.newBuilder()
                .setItem(kettle.item())
                .setKind(AlertKind.PRICE_DROP)
                .setPercent(20));

    kettle.to("200.00");
    assertThat(near()).isZero();
    kettle.to("165.00");
    assertThat(near()).isEqualTo(1);
  }

  @Test
  void tellsTheCountAnewAndForgetsItWithTheLastWatcher() {
    anna.watches(kettle.item(), "100.00");
    kettle.to("104.00");
    assertThat(number("version")).isEqualTo(2);
    kettle.to("103.00");
    assertThat(number("version")).isEqualTo(2);

    var _ =
        system
            .users()
            .removeWatch(
                RemoveWatchRequest.newBuilder()
                    .setAccountId(anna.account())
                    .setItem(kettle.item())
                    .build());

    assertThat(near()).isZero();
    assertThat(number("untold")).isEqualTo(1);
  }

  private int near() {
    return number("near_alerts");
  }

  private int number(String column) {
    return system
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT " + column + " FROM watch_count")
                .mapTo(Integer.class)
                .one());
  }
}
