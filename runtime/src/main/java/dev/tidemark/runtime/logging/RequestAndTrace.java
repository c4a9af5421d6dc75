package dev.tidemark.runtime.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;

/** The request that a line belongs to, or a dash, and its trace where there is one. */
public final class RequestAndTrace extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    Map<String, String> context = event.getMDCPropertyMap();
    String request = context.getOrDefault("requestId", "-");
    String trace = context.get("traceId");
    return trace == null ? request : request + " trace=" + trace;
  }
}
