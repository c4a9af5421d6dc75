package dev.tidemark.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A valid compressed body that is a quarter of a gigabyte when unpacked: the answer, then spaces,
 * which leave JSON valid. One block of spaces is compressed once and sent many times. Stateless.
 */
public final class GzipBomb {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS = 256;

  /** No name, no time, deflate, any system (RFC 1952). */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private GzipBomb() {}

  public static byte[] around(byte[] answer) {
    byte[] spaces = " ".repeat(BLOCK_BYTES).getBytes(StandardCharsets.US_ASCII);
    byte[] packedSpaces = packed(spaces, false);
    CRC32 checksum = new CRC32();
    checksum.update(answer);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      bytes.write(HEADER);
      bytes.write(packed(answer, false));
      for (int block = 0; block < BLOCKS; block++) {
        bytes.write(packedSpaces);
        checksum.update(spaces);
      }
      bytes.write(packed(new byte[0], true));
      writeLittleEndian(bytes, checksum.getValue());
      writeLittleEndian(bytes, answer.length + (long) BLOCK_BYTES * BLOCKS);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Deflate blocks that can follow each other because none refers to what was before. */
  private static byte[] packed(byte[] bytes, boolean last) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(bytes);
      if (last) {
        deflater.finish();
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      int count;
      do {
        count =
            deflater.deflate(
                buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
        packed.write(buffer, 0, count);
      } while (count == buffer.length);
      return packed.toByteArray();
    }
  }

  private static void writeLittleEndian(ByteArrayOutputStream bytes, long value) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes.write((int) (value >>> shift));
    }
  }
}
