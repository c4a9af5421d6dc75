package dev.tidemark.user.push;

import dev.tidemark.runtime.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key pair by which push services know this installation (RFC 8292). Made once and kept in the
 * database: with another one every browser would have to subscribe anew. Immutable.
 */
public final class PushKeys {
  private static final Duration VALID = Duration.ofHours(12);
  private static final String SIGNATURE = "SHA256withECDSAinP1363Format";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final JsonMapper JSON = new JsonMapper();

  private final String publicKey;
  private final ECPrivateKey privateKey;

  PushKeys(String publicKey, ECPrivateKey privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /** Finds the keys, or makes them. */
  public static PushKeys of(Database database) {
    try {
      KeyPair fresh = pair();
      PushKeyStore.Row row =
          database.write(handle ->
              new PushKeyStore(handle)
                  .keep(
                      BASE64.encodeToString(CurvePoint.bytes((ECPublicKey) fresh.getPublic())),
                      BASE64.encodeToString(CurvePoint.bytes((ECPrivateKey) fresh.getPrivate()))));
      return new PushKeys(
          row.publicKey(), CurvePoint.privateKey(Base64.getUrlDecoder().decode(row.privateKey())));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has the curve P-256", impossible);
    }
  }

  /**
   * A pair that was made elsewhere, both in base64url.
   *
   * @throws IllegalArgumentException when they are none
   */
  static PushKeys of(String publicKey, String privateKey) {
    try {
      PushKeys keys =
          new PushKeys(publicKey, CurvePoint.privateKey(Base64.getUrlDecoder().decode(privateKey)));
      Signature check = Signature.getInstance(SIGNATURE);
      check.initVerify(CurvePoint.publicKey(Base64.getUrlDecoder().decode(publicKey)));
      check.update(new byte[1]);
      if (check.verify(keys.signature(new byte[1]))) {
        return keys;
      }
      throw new IllegalArgumentException("push.private-key does not belong to push.public-key");
    } catch (GeneralSecurityException none) {
      throw new IllegalArgumentException(
          "push.public-key and push.private-key are no keys of P-256 in base64url", none);
    }
  }

  private byte[] signature(byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SIGNATURE);
    signature.initSign(privateKey);
    signature.update(signed);
    return signature.sign();
  }

  static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(CurvePoint.CURVE));
    return generator.generateKeyPair();
  }

  /** What a browser subscribes with. */
  public String publicKey() {
    return publicKey;
  }

  /**
   * The header that vouches for a message.
   *
   * @param audience the origin of the push service
   * @param contact where its operator finds ours
   */
  String authorization(String audience, Instant now, String contact)
      throws GeneralSecurityException {
    String signed = token(audience, now.plus(VALID).getEpochSecond(), contact);
    byte[] signature = signature(signed.getBytes(StandardCharsets.US_ASCII));
    return "vapid t=" + signed + "." + BASE64.encodeToString(signature) + ", k=" + publicKey;
  }

  /** What is signed. */
  static String token(String audience, long expires, String contact) {
    byte[] header = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.US_ASCII);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience);
    claims.put("exp", expires);
    claims.put("sub", contact);
    return BASE64.encodeToString(header)
        + "."
        + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
  }
}
