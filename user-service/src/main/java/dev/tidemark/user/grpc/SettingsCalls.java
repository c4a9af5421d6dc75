package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.GetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.GetAlertSettingsResponse;
import dev.tidemark.protocol.user.v1.SetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.SetAlertSettingsResponse;
import dev.tidemark.user.delivery.AlertSettings;
import dev.tidemark.user.delivery.DeliveryTimes;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/** The calls about when an account wants to be told. */
public final class SettingsCalls {
  private static final int MINUTES_OF_A_DAY = 24 * 60;

  private final DeliveryTimes times;

  public SettingsCalls(DeliveryTimes times) {
    this.times = times;
  }

  GetAlertSettingsResponse get(GetAlertSettingsRequest request) {
    AlertSettings settings = times.of(AccountId.ofRequest(request.getAccountId()));
    return GetAlertSettingsResponse.newBuilder().setSettings(message(settings)).build();
  }

  SetAlertSettingsResponse set(SetAlertSettingsRequest request) {
    AlertSettings chosen = chosen(request.getSettings());
    times.change(AccountId.ofRequest(request.getAccountId()), chosen);
    return SetAlertSettingsResponse.newBuilder().setSettings(message(chosen)).build();
  }

  private static AlertSettings chosen(dev.tidemark.protocol.user.v1.AlertSettings message) {
    LocalTime from = message.hasQuietFrom() ? time("quietFrom", message.getQuietFrom()) : null;
    LocalTime until = message.hasQuietUntil() ? time("quietUntil", message.getQuietUntil()) : null;
    if ((from == null) != (until == null) || (from != null && Objects.equals(from, until))) {
      throw WatchMessages.invalid(
          "quietUntil", "Quiet hours have a beginning and another end, or neither.");
    }
    return new AlertSettings(
        zone(message.getZone()),
        from,
        until,
        message.hasDigestAt() ? time("digestAt", message.getDigestAt()) : null);
  }

  private static ZoneId zone(String name) {
    try {
      if (name.length() <= 64 && ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException unknown) {
      throw WatchMessages.invalid("zone", "There is no time zone '" + name + "'.");
    }
    throw WatchMessages.invalid("zone", "A time zone has a name such as Asia/Singapore.");
  }

  private static LocalTime time(String field, int minutes) {
    if (minutes < 0 || minutes >= MINUTES_OF_A_DAY) {
      throw WatchMessages.invalid(field, "A time of day is 0 to 1,439 minutes after midnight.");
    }
    return LocalTime.ofSecondOfDay(minutes * 60L);
  }

  private static dev.tidemark.protocol.user.v1.AlertSettings message(AlertSettings settings) {
    var message =
        dev.tidemark.protocol.user.v1.AlertSettings.newBuilder().setZone(settings.zone().getId());
    LocalTime from = settings.quietFrom();
    LocalTime until = settings.quietUntil();
    if (from != null && until != null) {
      message.setQuietFrom(minutes(from)).setQuietUntil(minutes(until));
    }
    LocalTime digest = settings.digestAt();
    if (digest != null) {
      message.setDigestAt(minutes(digest));
    }
    return message.build();
  }

  private static int minutes(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }
}
