package dev.tidemark.gateway.http;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.ContextStorageProvider;
import io.opentelemetry.context.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/**
 * Knows which trace an event loop works for: that of the request whose turn it is, since no thread
 * carries it. OpenTelemetry finds this through {@code META-INF/services}, and only when it is used.
 */
public final class EventLoopTraces implements ContextStorageProvider {
  private static final ContextLocal<Context> TRACE = ContextLocal.registerLocal(Context.class);

  /** From now on the request that this event loop works for belongs to a trace. */
  static void begin(Context context) {
    io.vertx.core.Context request = Vertx.currentContext();
    if (request != null) {
      request.putLocal(TRACE, context);
    }
  }

  @Override
  public ContextStorage get() {
    return new Storage(ContextStorage.defaultStorage());
  }

  /** The usual storage, which is asked first: event loops put nothing there. */
  private record Storage(ContextStorage threads) implements ContextStorage {
    @Override
    public Scope attach(Context context) {
      return threads.attach(context);
    }

    @Override
    public @Nullable Context current() {
      Context ofThread = threads.current();
      if (ofThread != null) {
        return ofThread;
      }
      io.vertx.core.Context request = Vertx.currentContext();
      return request == null ? null : request.getLocal(TRACE);
    }
  }
}
