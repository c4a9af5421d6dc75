package dev.tidemark.user.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one browser (RFC 8291, with the coding aes128gcm of RFC 8188). */
final class PushEncryption {
  private static final int RECORD_SIZE = 4096;
  private static final byte LAST_RECORD = 2;

  private PushEncryption() {}

  /**
   * Encrypts.
   *
   * @param browser the browser's key, uncompressed
   * @param auth the browser's 16 secret bytes
   * @param ours a key pair for this message alone
   * @param salt 16 random bytes
   * @throws GeneralSecurityException when the browser's key is none
   */
  static byte[] encrypted(byte[] text, byte[] browser, byte[] auth, KeyPair ours, byte[] salt)
      throws GeneralSecurityException {
    byte[] ourPoint = CurvePoint.bytes((ECPublicKey) ours.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    agreement.doPhase(CurvePoint.publicKey(browser), true);
    byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), browser, ourPoint);
    byte[] secret = derived(auth, agreement.generateSecret(), info, 32);
    byte[] key = derived(salt, secret, ascii("Content-Encoding: aes128gcm\0"), 16);
    byte[] nonce = derived(salt, secret, ascii("Content-Encoding: nonce\0"), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    byte[] sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
    byte[] size = ByteBuffer.allocate(4).putInt(RECORD_SIZE).array();
    return joined(salt, size, new byte[] {(byte) ourPoint.length}, ourPoint, sealed);
  }

  /** HKDF with SHA-256 (RFC 5869), for at most 32 bytes. */
  private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] pseudorandom = hmac(salt, secret);
    return Arrays.copyOf(hmac(pseudorandom, joined(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
