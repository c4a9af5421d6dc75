package dev.tidemark.gateway.event;

import dev.tidemark.gateway.session.Caller;
import dev.tidemark.gateway.session.Credential;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ListingId;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One open page that listens: server-sent events to one client. Events may be handed over by any
 * thread; everything is written on the stream's own event loop.
 *
 * <p>A client that reads too slowly loses events and is told so by an event {@code lost}, so that
 * no buffer grows.
 */
final class EventStream {
  /** About 60 kB; a client that is so far behind does better to read the lists again. */
  private static final int MOST_WAITING = 256;

  private static final byte[] LOST = bytes("event: lost\ndata: {}\n\n");
  private static final byte[] HEARTBEAT = bytes(": still here\n\n");

  /** Tells the browser to come back after 2 s when the stream breaks. */
  private static final byte[] HELLO = bytes("retry: 2000\n: hello\n\n");

  private final Caller caller;
  private final HttpServerResponse response;
  private final Context eventLoop;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Set<ListingId> listings = ConcurrentHashMap.newKeySet();
  private volatile boolean hasLost;

  EventStream(Caller caller, HttpServerResponse response, Context eventLoop) {
    this.caller = caller;
    this.response = response;
    this.eventLoop = eventLoop;
  }

  AccountId account() {
    return caller.id();
  }

  Credential credential() {
    return caller.credential();
  }

  Context eventLoop() {
    return eventLoop;
  }

  /** The items whose events this page wants. The hub alone changes them. */
  Set<ListingId> listings() {
    return listings;
  }

  /** Sends the head. On the event loop. */
  void begin() {
    response.setChunked(true);
    response.putHeader("content-type", "text/event-stream");
    // Proxies collect answers unless told not to; nginx listens to this.
    response.putHeader("x-accel-buffering", "no");
    response.write(Buffer.buffer(HELLO));
  }

  void send(byte[] event) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      hasLost = true;
      return;
    }
    eventLoop.runOnContext(_ -> {
      waiting.decrementAndGet();
      write(event);
    });
  }

  void sendLost() {
    hasLost = true;
    eventLoop.runOnContext(_ -> write(HEARTBEAT));
  }

  /** Keeps proxies and browsers from giving the stream up. On the event loop. */
  void heartbeat() {
    write(HEARTBEAT);
  }

  private void write(byte[] event) {
    if (response.ended() || response.closed() || !response.headWritten()) {
      return;
    }
    if (response.writeQueueFull()) {
      hasLost = true;
      return;
    }
    if (hasLost) {
      hasLost = false;
      response.write(Buffer.buffer(LOST));
    }
    response.write(Buffer.buffer(event));
  }

  void end() {
    eventLoop.runOnContext(_ -> {
      if (!response.ended() && !response.closed()) {
        response.end();
      }
    });
  }

  static byte[] event(String name, byte[] json) {
    return bytes("event: " + name + "\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
