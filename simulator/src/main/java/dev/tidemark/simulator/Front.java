package dev.tidemark.simulator;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.simulator.fault.Fault;
import dev.tidemark.simulator.fault.FaultAnswers;
import dev.tidemark.simulator.fault.Faults;
import dev.tidemark.simulator.fault.NamedItems;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.RequestLog;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request in, lets it meet a fault if one is due, and sends the answer. Runs on the
 * server's event loop.
 */
final class Front {
  private static final Logger log = LoggerFactory.getLogger(Front.class);

  /** The longest body that is read; batches of flash-sale items stay below a tenth of it. */
  private static final int MAX_BODY_BYTES = 256 * 1024;

  private final Routes routes;
  private final Faults faults;
  private final RequestLog requests;
  private final InstantSource clock;

  Front(Routes routes, Faults faults, RequestLog requests, InstantSource clock) {
    this.routes = routes;
    this.faults = faults;
    this.requests = requests;
    this.clock = clock;
  }

  void handle(Vertx vertx, HttpServerRequest request) {
    request.exceptionHandler(
        broken -> log.debug("Request broke off: reason={}", broken.toString()));
    Buffer body = Buffer.buffer();
    request.handler(chunk -> {
      if (body.length() <= MAX_BODY_BYTES) {
        body.appendBuffer(chunk);
      }
    });
    request.endHandler(end -> {
      if (body.length() > MAX_BODY_BYTES) {
        new Delivery(vertx, request).send(Answer.problem(413, "the body is too long"));
      } else {
        answer(vertx, request, asked(request, body));
      }
    });
  }

  private Asked asked(HttpServerRequest request, Buffer body) {
    HostAndPort called = request.authority();
    String origin = "http://" + (called == null ? "localhost" : called.toString());
    String path = request.path();
    return new Asked(
        request.method(),
        path == null ? "/" : path,
        request.params(),
        request.headers(),
        body,
        clock.instant(),
        origin);
  }

  private void answer(Vertx vertx, HttpServerRequest request, Asked asked) {
    Delivery delivery = new Delivery(vertx, request);
    if (asked.path().startsWith("/demo/")) {
      delivery.send(LocalOnly.allows(request) ? routes.answer(asked) : LocalOnly.refusal());
      return;
    }
    requests.add(asked.now(), Routes.counted(asked.path()));
    try {
      Fault fault = fault(asked);
      delivery.send(fault == null ? routes.answer(asked) : answer(asked, fault), fault);
    } catch (IllegalArgumentException wrong) {
      delivery.send(Answer.problem(400, String.valueOf(wrong.getMessage())));
    } catch (RuntimeException bug) {
      log.error("A request could not be answered: path={}", asked.path(), bug);
      delivery.send(Answer.problem(500, "the demo shop made a mistake; its log says which"));
    }
  }

  private Answer answer(Asked asked, Fault fault) {
    Optional<Answer> instead = FaultAnswers.instead(fault, asked);
    return instead.isPresent()
        ? instead.get()
        : FaultAnswers.falsified(fault, routes.answer(asked), routes.world());
  }

  /** The one asked for by the request itself goes first. */
  private @Nullable Fault fault(Asked asked) {
    String wanted = asked.parameter("demo_fault");
    if (wanted == null) {
      wanted = asked.headers().get("X-Demo-Fault");
    }
    if (wanted != null) {
      return Fault.parse(wanted);
    }
    if (faults.list().isEmpty()) {
      return null;
    }
    Set<ItemId> named = NamedItems.of(asked);
    return faults.meet(asked.path(), named, asked.now()).orElse(null);
  }
}
