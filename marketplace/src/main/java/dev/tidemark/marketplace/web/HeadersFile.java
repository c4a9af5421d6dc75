package dev.tidemark.marketplace.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the file in which operators put headers of their own browser: one {@code Name: value} a
 * line; empty lines and lines that begin with {@code #} are skipped. The values are secrets and
 * appear in no message.
 */
final class HeadersFile {
  /** Browsers send about thirty headers with 6 KiB of cookies. */
  private static final int MAX_BYTES = 32 << 10;

  private static final Pattern LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\x20-\\x7E]*)");

  /** These belong to the connection, or to what we can unpack. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "te",
          "transfer-encoding",
          "upgrade");

  private HeadersFile() {}

  /**
   * The headers by name, in any case.
   *
   * @throws IllegalArgumentException when a line is not a header, or one that is not the operator's
   *     to choose; the message names file and line
   */
  static Map<String, String> read(Path file) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        Matcher header = LINE.matcher(line.strip());
        if (!header.matches()) {
          throw fault(file, number, "is not of the form 'Name: value' in plain ASCII");
        }
        String name = header.group(1);
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
          throw fault(file, number, "sets " + name + ", which Tidemark decides; delete the line");
        }
        headers.put(name, header.group(2).strip());
      }
    }
    return headers;
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "the headers file " + file + " is larger than " + MAX_BYTES + " bytes");
      }
      return Files.readAllLines(file);
    } catch (IOException fault) {
      throw new UncheckedIOException("the headers file " + file + " cannot be read", fault);
    }
  }

  private static IllegalArgumentException fault(Path file, int line, String words) {
    return new IllegalArgumentException(
        "line " + line + " of the headers file " + file + " " + words);
  }
}
