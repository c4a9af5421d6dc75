package dev.tidemark.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Open loops: requests start at fixed times, whether or not earlier ones are answered, and their
 * latency counts from the time at which they ought to have started.
 */
final class OpenLoop {
  static final int CONNECTIONS = 500;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int PATIENCE_SECONDS = 10;
  private static final int FIRST_REFUSAL = 400;

  private final List<Request> requests;
  private final URI url;
  private final int rate;
  private final int seconds;
  private final int connections;
  private final AtomicLong answered = new AtomicLong();
  private final Histogram latencies = new Histogram(3);
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final CountDownLatch open;
  private long started;
  private int sent;

  private OpenLoop(List<Request> requests, String url, int rate, int seconds, int connections) {
    this.requests = requests;
    this.url = URI.create(url);
    this.rate = rate;
    this.seconds = seconds;
    this.connections = connections;
    this.open = new CountDownLatch(rate * seconds);
  }

  /** Percentiles are those of the answers below 400; refusals are only counted. */
  static Loop run(List<Request> requests, String url, int rate, int seconds, int connections)
      throws InterruptedException {
    return new OpenLoop(requests, url, rate, seconds, connections).run();
  }

  private Loop run() throws InterruptedException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      HttpClient client =
          vertx.createHttpClient(
              new HttpClientOptions(),
              new PoolOptions()
                  .setHttp1MaxSize(connections)
                  .setEventLoopSize(1)
                  .setMaxWaitQueueSize(-1));
      vertx.runOnContext(_ -> {
        Priority.raise();
        started = System.nanoTime();
        long _ = vertx.setPeriodic(1, timer -> sendDue(vertx, timer, client));
      });
      boolean complete = open.await(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
      double took = (System.nanoTime() - started) / (double) NANOS_PER_SECOND;
      return figures(took, complete ? 0 : open.getCount());
    } finally {
      Priority.lower();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private void sendDue(Vertx vertx, long timer, HttpClient client) {
    long elapsed = System.nanoTime() - started;
    while (sent < rate * seconds && sent * NANOS_PER_SECOND / rate <= elapsed) {
      send(client, requests.get(sent % requests.size()), started + sent * NANOS_PER_SECOND / rate);
      sent++;
    }
    if (sent == rate * seconds) {
      boolean _ = vertx.cancelTimer(timer);
    }
  }

  private void send(HttpClient client, Request request, long intended) {
    client
        .request(HttpMethod.valueOf(request.method()), url.getPort(), url.getHost(), request.path())
        .compose(call -> {
          if (!request.token().isEmpty()) {
            call.putHeader("cookie", "tidemark_session=" + request.token());
          }
          if (request.body().isEmpty()) {
            return call.send();
          }
          return call.putHeader("content-type", "application/json").send(request.body());
        })
        .compose(response ->
            response.body().onSuccess(body -> count(response.statusCode(), body, intended)))
        .onComplete(answer -> {
          if (answer.failed()) {
            failed.incrementAndGet();
          }
          open.countDown();
        });
  }

  private void count(int status, Buffer body, long intended) {
    answered.incrementAndGet();
    bytes.addAndGet(body.length());
    if (status >= FIRST_REFUSAL) {
      refused.incrementAndGet();
      return;
    }
    synchronized (latencies) {
      latencies.recordValue(System.nanoTime() - intended);
    }
  }

  private Loop figures(double took, long unanswered) {
    synchronized (latencies) {
      return new Loop(
          took,
          answered.get(),
          failed.get() + unanswered,
          refused.get(),
          bytes.get(),
          at(50),
          at(90),
          at(99),
          at(99.9),
          latencies.getMaxValue() / NANOS_PER_MILLI);
    }
  }

  private double at(double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
