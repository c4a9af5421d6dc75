package dev.tidemark.gateway.alert;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.json.Json;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.AlertSettings;
import dev.tidemark.protocol.user.v1.GetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.SetAlertSettingsRequest;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** /account/alert-settings: when the account wants to be told. */
public final class AlertSettingsHandler {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private final Services services;

  public AlertSettingsHandler(Services services) {
    this.services = services;
  }

  /** GET /account/alert-settings. */
  public Answer get(ApiRequest request) {
    request.query();
    return answer(find(request));
  }

  private AlertSettings find(ApiRequest request) {
    return services
        .alerts()
        .getAlertSettings(
            GetAlertSettingsRequest.newBuilder()
                .setAccountId(request.caller().id().value())
                .build())
        .getSettings();
  }

  /** PATCH /account/alert-settings. */
  public Answer change(ApiRequest request) {
    RequestBody body = request.body("zone", "quietFrom", "quietUntil", "digestAt");
    AlertSettings.Builder settings = find(request).toBuilder();
    String zone = body.textOrNull("zone", 1, 64);
    if (zone != null) {
      settings.setZone(zone);
    }
    change(body, "quietFrom", settings::setQuietFrom, settings::clearQuietFrom);
    change(body, "quietUntil", settings::setQuietUntil, settings::clearQuietUntil);
    change(body, "digestAt", settings::setDigestAt, settings::clearDigestAt);
    return answer(
        services
            .alerts()
            .setAlertSettings(
                SetAlertSettingsRequest.newBuilder()
                    .setAccountId(request.caller().id().value())
                    .setSettings(settings)
                    .build())
            .getSettings());
  }

  private static void change(RequestBody body, String name, IntConsumer set, Runnable clear) {
    if (!body.has(name)) {
      return;
    }
    String text = body.textOrNull(name, 1, 5);
    if (text == null) {
      clear.run();
      return;
    }
    if (!TIME.matcher(text).matches()) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE,
          name,
          "'%s' has to be a time of day such as 22:30, not '%s'."
              .formatted(name, PlainText.shown(text)));
    }
    set.accept(Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)));
  }

  private static Answer answer(AlertSettings settings) {
    return Answer.json(
        200,
        json -> {
          json.writeStringProperty("zone", settings.getZone());
          Json.text(json, "quietFrom", time(settings.hasQuietFrom(), settings.getQuietFrom()));
          Json.text(json, "quietUntil", time(settings.hasQuietUntil(), settings.getQuietUntil()));
          Json.text(json, "digestAt", time(settings.hasDigestAt(), settings.getDigestAt()));
        });
  }

  private static @Nullable String time(boolean present, int minutes) {
    return present ? "%02d:%02d".formatted(minutes / 60, minutes % 60) : null;
  }
}
