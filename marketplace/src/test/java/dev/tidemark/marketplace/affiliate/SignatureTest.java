package dev.tidemark.marketplace.affiliate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.Region;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final AffiliateAccount ACCOUNT =
      new AffiliateAccount("123456", "demo", AffiliateAccount.usualEndpoint(Region.BR));

  /** The example of Shopee's own documentation; its line ends are two characters each. */
  private static final byte[] BODY =
      "{\"query\":\"{\\nbrandOffer{\\n    nodes{\\n        commissionRate\\n        offerName\\n    }\\n}\\n}\"}"
          .getBytes(StandardCharsets.UTF_8);

  private static final Instant TIME = Instant.ofEpochSecond(1_577_836_800);

  @Test
  void isTheOneOfTheOfficialExample() {
    assertThat(Signature.of(ACCOUNT, TIME, BODY))
        .isEqualTo("dc88d72feea70c80c52c3399751a7d34966763f51a7f056aa070a5e9df645412");
  }

  @Test
  void standsInTheHeaderWithAppIdAndTime() {
    assertThat(Signature.authorization(ACCOUNT, TIME, BODY))
        .isEqualTo(
            "SHA256 Credential=123456, Timestamp=1577836800, Signature="
                + "dc88d72feea70c80c52c3399751a7d34966763f51a7f056aa070a5e9df645412");
  }
}
