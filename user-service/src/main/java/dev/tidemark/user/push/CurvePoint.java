package dev.tidemark.user.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/**
 * Keys of the curve P-256 as bytes: a point uncompressed (65 bytes), a secret as its number (32).
 */
final class CurvePoint {
  static final String CURVE = "secp256r1";
  private static final int COORDINATE = 32;
  private static final int UNCOMPRESSED = 4;

  private CurvePoint() {}

  static byte[] bytes(ECPublicKey key) {
    byte[] bytes = new byte[1 + 2 * COORDINATE];
    bytes[0] = UNCOMPRESSED;
    put(key.getW().getAffineX(), bytes, 1);
    put(key.getW().getAffineY(), bytes, 1 + COORDINATE);
    return bytes;
  }

  static byte[] bytes(ECPrivateKey key) {
    byte[] bytes = new byte[COORDINATE];
    put(key.getS(), bytes, 0);
    return bytes;
  }

  private static void put(BigInteger number, byte[] bytes, int at) {
    byte[] digits = number.toByteArray();
    int length = Math.min(digits.length, COORDINATE);
    System.arraycopy(digits, digits.length - length, bytes, at + COORDINATE - length, length);
  }

  /**
   * The key that these bytes are.
   *
   * @throws GeneralSecurityException when they are none of this curve
   */
  static ECPublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != 1 + 2 * COORDINATE || bytes[0] != UNCOMPRESSED) {
      throw new GeneralSecurityException("a key of P-256 has 65 bytes, the first of them 4");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + COORDINATE));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + COORDINATE, bytes.length));
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
  }

  static ECPrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), curve()));
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVE));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
