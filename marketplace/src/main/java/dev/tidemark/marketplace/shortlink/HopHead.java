package dev.tidemark.marketplace.shortlink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The status line and the headers of a reply, as far as a redirect needs them. */
record HopHead(int status, @Nullable String location) {
  private static final int MAX_BYTES = 16 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
  private static final Pattern LOCATION = Pattern.compile("(?i)location:[ \\t]*+(.*?)[ \\t]*");

  /** Reads up to the empty line, and not a byte further. */
  static HopHead read(InputStream in) throws IOException {
    HopHead head = null;
    String location = null;
    int bytes = 0;
    while (true) {
      String line = line(in, MAX_BYTES - bytes);
      bytes += line.length() + 1;
      if (head == null) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
          throw new IOException("no status line");
        }
        head = new HopHead(Integer.parseInt(status.group(1)), null);
      } else if (line.isEmpty()) {
        return new HopHead(head.status(), location);
      } else {
        Matcher header = LOCATION.matcher(line);
        if (header.matches()) {
          if (location != null && !location.equals(header.group(1))) {
            throw new IOException("two locations");
          }
          location = header.group(1);
        }
      }
    }
  }

  private static String line(InputStream in, int most) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= most) {
        throw new IOException("no end of the headers");
      }
      line.append((char) next);
    }
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      line.setLength(end - 1);
    }
    // Servers write UTF-8 into headers, although they should not.
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
