package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.stream.Collectors;

/**
 * A stack trace whose every line is indented, so that a line break in an exception's message cannot
 * begin what looks like a log line.
 */
public final class IndentedTrace extends ThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return super.throwableProxyToString(thrown)
        .lines()
        .map(line -> "    " + OneLineMessage.escaped(line.replace("\t", "  ")) + "\n")
        .collect(Collectors.joining());
  }
}
