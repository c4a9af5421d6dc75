package dev.tidemark.simulator.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  /** The official example; in the body a line break is two characters, a backslash and an n. */
  private static final byte[] BODY =
      ("{\"query\":\"{\\nbrandOffer{\\n    nodes{\\n        commissionRate\\n"
              + "        offerName\\n    }\\n}\\n}\"}")
          .getBytes(StandardCharsets.UTF_8);

  private static final long TIMESTAMP = 1_577_836_800;
  private static final String SIGNATURE =
      "dc88d72feea70c80c52c3399751a7d34966763f51a7f056aa070a5e9df645412";

  @Test
  void signsTheOfficialExampleAsItIsSigned() {
    assertThat(Credentials.DEMO.signature(TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    assertThat(objection("123456", SIGNATURE, 0)).isEmpty();
  }

  @Test
  void refusesWhatIsNotProved() {
    assertThat(objection("123456", SIGNATURE.replace('d', 'e'), 0)).isEqualTo("Invalid Signature");
    assertThat(objection("654321", SIGNATURE, 0)).isEqualTo("Invalid Credential");
    assertThat(objection("123456", "none", 0)).isEqualTo("Invalid Authorization Header");
    assertThat(Credentials.DEMO.objection(null, BODY, Instant.EPOCH))
        .contains("Invalid Authorization Header");
  }

  @Test
  void allowsClocksToDifferByTenMinutes() {
    assertThat(objection("123456", SIGNATURE, 600)).isEmpty();
    assertThat(objection("123456", SIGNATURE, 601)).isEqualTo("Request Expired");
    assertThat(objection("123456", SIGNATURE, -601)).isEqualTo("Request Expired");
  }

  private static String objection(String app, String signature, long secondsLater) {
    String header =
        "SHA256 Credential=" + app + ", Timestamp=" + TIMESTAMP + ", Signature=" + signature;
    return Credentials.DEMO
        .objection(header, BODY, Instant.ofEpochSecond(TIMESTAMP + secondsLater))
        .orElse("");
  }
}
