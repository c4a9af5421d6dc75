package dev.tidemark.user.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The examples that the RFCs give. */
class PushVectorsTest {
  private static final String JWT =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9"
          + ".eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0";

  /** RFC 8291, section 5 and appendix A. */
  @Test
  void encryptsAsTheExampleOfRfc8291() throws GeneralSecurityException {
    KeyPair ours =
        new KeyPair(
            CurvePoint.publicKey(
                bytes(
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
            CurvePoint.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

    byte[] encrypted =
        PushEncryption.encrypted(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
            bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            ours,
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  /** RFC 8292, section 2.4. */
  @Test
  void readsTheSignatureOfTheExampleOfRfc8292() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(
        CurvePoint.publicKey(
            bytes(
                "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs")));
    signature.update(JWT.getBytes(StandardCharsets.US_ASCII));

    assertThat(
            signature.verify(
                bytes(
                    "i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA")))
        .isTrue();
    assertThat(PushKeys.token("https://push.example.net", 1_453_523_768, "mailto:push@example.com"))
        .isEqualTo(JWT);
  }

  @Test
  void vouchesWithAKeyThatTheHeaderNames() throws GeneralSecurityException {
    KeyPair pair = PushKeys.pair();
    byte[] point = CurvePoint.bytes((ECPublicKey) pair.getPublic());
    PushKeys keys =
        new PushKeys(
            Base64.getUrlEncoder().withoutPadding().encodeToString(point),
            (ECPrivateKey) pair.getPrivate());

    String header =
        keys.authorization(
            "https://push.example.net", Instant.parse("2026-03-01T12:00:00Z"), "mailto:a@b.c");

    assertThat(header).startsWith("vapid t=ey").endsWith(", k=" + keys.publicKey());
    String token = header.substring("vapid t=".length(), header.indexOf(", k="));
    int dot = token.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(CurvePoint.publicKey(point));
    signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(bytes(token.substring(dot + 1)))).isTrue();
  }

  @Test
  void refusesAPointThatIsNotOnTheCurve() {
    byte[] wrong = new byte[65];
    wrong[0] = 4;
    wrong[64] = 1;

    assertThatThrownBy(() ->
            PushEncryption.encrypted(
                new byte[1], wrong, new byte[16], PushKeys.pair(), new byte[16]))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
