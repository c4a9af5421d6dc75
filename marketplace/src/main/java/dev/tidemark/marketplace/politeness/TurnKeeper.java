package dev.tidemark.marketplace.politeness;

import dev.tidemark.marketplace.HostRate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the turns of every host. Thread-safe. */
@FunctionalInterface
public interface TurnKeeper {

  /** The turns of a host; who names the same host shares them. */
  Turns of(HostRate host);

  /** Turns that are shared within this process and forgotten with it. */
  static TurnKeeper inMemory(Timekeeper time) {
    Map<String, Turns> hosts = new ConcurrentHashMap<>();
    return host ->
        hosts.computeIfAbsent(host.host(), _ -> new TurnsInMemory(host.perSecond(), time));
  }
}
