package dev.tidemark.gateway.account;

import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.json.PlainText;
import dev.tidemark.gateway.json.RequestBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/** POST /auth/register: creates an account. */
public final class RegisterHandler implements Endpoint.Work.Blocking {
  /** Checked before lower-casing, which would turn the Kelvin sign into a k. */
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{3,32}");

  private final Services services;

  public RegisterHandler(Services services) {
    this.services = services;
  }

  @Override
  public Answer handle(ApiRequest request) {
    RequestBody body = request.body("username", "password");
    RegisterRequest question =
        RegisterRequest.newBuilder()
            .setUsername(username(body))
            .setPassword(Passwords.chosen(body, "password"))
            .build();
    return AccountJson.answer(201, services.users().register(question).getAccount());
  }

  private static String username(RequestBody body) {
    String text = body.text("username", 3, 32);
    if (!USERNAME.matcher(text).matches()) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE,
          "username",
          "A username has the letters a to z, digits, dot, underscore and hyphen, not '"
              + PlainText.shown(text)
              + "'.");
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
