package dev.tidemark.runtime.grpc;

import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Metadata;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The name of one request on its whole way: {@code X-Request-Id} in HTTP, metadata in gRPC, {@code
 * requestId} in every log line.
 */
public final class RequestId {
  public static final Context.Key<String> KEY = Context.key("requestId");

  /** For calls made where no thread carries the request, such as an event loop. */
  public static final CallOptions.Key<@Nullable String> OPTION =
      CallOptions.Key.create("requestId");

  /** The key of the mapped diagnostic context, as log lines name it. */
  public static final String MDC_KEY = "requestId";

  static final Metadata.Key<String> HEADER =
      Metadata.Key.of("tidemark-request-id", Metadata.ASCII_STRING_MARSHALLER);

  /** What a log line shows when there is no request. */
  private static final String NONE = "-";

  /** Long enough for the UUIDs and trace ids of proxies, too short to fill a log. */
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** The id of the request this thread works for, or {@code -}. */
  public static String current() {
    String id = currentOrNull();
    return id == null ? NONE : id;
  }

  static @Nullable String currentOrNull() {
    String id = KEY.get();
    return id == null ? MDC.get(MDC_KEY) : id;
  }

  /** A new id: 64 random bits, enough to tell apart the requests of years of logs; no secret. */
  public static String create() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** The id a client offered, if it is short and plain; else a new one. */
  public static String accept(@Nullable String offered) {
    return offered != null && ACCEPTED.matcher(offered).matches() ? offered : create();
  }

  /** Lets this thread work for a request until the scope is closed, which the same thread does. */
  public static Scope enter(String id) {
    Context mine = Context.current().withValue(KEY, id);
    Context before = mine.attach();
    String beforeInLog = putIntoLog(id);
    return () -> {
      takeFromLog(beforeInLog);
      mine.detach(before);
    };
  }

  /** Runs a callback of a call with its id in the log; the thread may be the caller's own. */
  static void inLog(String id, Runnable callback) {
    String before = putIntoLog(id);
    try {
      callback.run();
    } finally {
      takeFromLog(before);
    }
  }

  private static @Nullable String putIntoLog(String id) {
    String before = MDC.get(MDC_KEY);
    MDC.put(MDC_KEY, id);
    return before;
  }

  private static void takeFromLog(@Nullable String before) {
    if (before == null) {
      MDC.remove(MDC_KEY);
    } else {
      MDC.put(MDC_KEY, before);
    }
  }

  /** A stretch of work for one request. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
