package dev.tidemark.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionCookieTest {
  private static final String TOKEN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN-_0";

  @Test
  void findsItsTokenAmongOtherCookies() {
    assertThat(SessionCookie.tokenHash("a=1; tidemark_session=" + TOKEN + "; b=2", false))
        .contains(Credential.sha256(TOKEN));
    assertThat(SessionCookie.tokenHash("tidemark_session=" + TOKEN, false)).isPresent();
  }

  @Test
  void takesNothingElseForAToken() {
    for (String cookies :
        new String[] {
          "",
          "=",
          ";;;",
          "tidemark_session",
          "tidemark_session=",
          "tidemark_session=" + TOKEN + "x",
          "tidemark_session=" + TOKEN.substring(1),
          "tidemark_session=" + TOKEN.replace('a', '\u00e4'),
          "tidemark_session=" + TOKEN.replace('a', '.'),
          "x_tidemark_session=" + TOKEN,
          "TIDEMARK_SESSION=" + TOKEN
        }) {
      assertThat(SessionCookie.tokenHash(cookies, false)).as(cookies).isEmpty();
    }
    assertThat(SessionCookie.tokenHash(null, false)).isEmpty();
  }

  @Test
  void keepsTheCookieOfTlsApartFromThePlainOne() {
    assertThat(SessionCookie.tokenHash("tidemark_session=" + TOKEN, true)).isEmpty();
    assertThat(SessionCookie.tokenHash("__Host-tidemark_session=" + TOKEN, true)).isPresent();
    assertThat(SessionCookie.tokenHash("__Host-tidemark_session=" + TOKEN, false)).isEmpty();
  }
}
