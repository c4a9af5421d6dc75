package dev.tidemark.runtime.role;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.runtime.grpc.RequestId;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a role may rely on, whichever transport carries its calls. */
abstract class TransportContract {
  final SimpleMeterRegistry serverMetrics = new SimpleMeterRegistry();
  final SimpleMeterRegistry clientMetrics = new SimpleMeterRegistry();
  final Lifecycle serverLife = new Lifecycle();
  final Lifecycle clientLife = new Lifecycle();
  final ExecutorService threads = Executors.newFixedThreadPool(1);

  /** The view of the role {@code item}, which serves. */
  abstract Transport server();

  /** The view of the role {@code gateway}, which calls. */
  abstract Transport client();

  @AfterEach
  void end() {
    clientLife.close();
    serverLife.close();
    threads.shutdownNow();
  }

  @Test
  void carriesOurErrorsUnchanged() {
    serve(() -> {
      throw TidemarkException.ofField(ErrorCode.ITEM_NOT_FOUND, "itemKey", "no sg.1.2");
    });

    Throwable thrown = catchThrowable(() -> call(client().channel("item")));

    TidemarkException error = GrpcErrors.from(thrown);
    assertThat(error.error()).isEqualTo(ErrorCode.ITEM_NOT_FOUND);
    assertThat(error.field()).isEqualTo("itemKey");
    assertThat(error.detail()).isEqualTo("no sg.1.2");
  }

  @Test
  void hidesAndLogsWhatWasNotExpected() {
    serve(() -> {
      throw new IllegalStateException("secret inside");
    });

    try (LogCapture log = new LogCapture();
        RequestId.Scope _ = RequestId.enter("request-7")) {
      Throwable thrown = catchThrowable(() -> call(client().channel("item")));

      assertThat(GrpcErrors.from(thrown).error()).isEqualTo(ErrorCode.INTERNAL);
      assertThat(thrown).hasMessageNotContaining("secret inside");
      assertThat(log.errors())
          .containsExactly("request-7 RPC failed method=tidemark.item.v1.ItemService/GetItem");
    }
  }

  @Test
  void doesNotLogWhatWasExpected() {
    serve(() -> {
      throw new TidemarkException(ErrorCode.ITEM_NOT_FOUND, "x");
    });

    try (LogCapture log = new LogCapture()) {
      Throwable thrown = catchThrowable(() -> call(client().channel("item")));

      assertThat(thrown).isNotNull();
      assertThat(log.errors()).isEmpty();
    }
  }

  @Test
  void carriesTheRequestId() {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    serve(() -> {
      seen.add(RequestId.current());
      return GetItemResponse.getDefaultInstance();
    });
    ItemServiceGrpc.ItemServiceBlockingStub stub = stub(client().channel("item"));

    try (RequestId.Scope _ = RequestId.enter("by-scope")) {
      var _ = stub.getItem(GetItemRequest.getDefaultInstance());
    }
    var _ =
        stub.withOption(RequestId.OPTION, "by-option").getItem(GetItemRequest.getDefaultInstance());
    var _ = stub.getItem(GetItemRequest.getDefaultInstance());

    assertThat(seen).hasSize(3).startsWith("by-scope", "by-option");
    assertThat(seen).last().asString().matches("[0-9a-f]{16}");
  }

  @Test
  void timesCallsOnBothSidesAndMeasuresTheirAnswers() {
    GetItemResponse answer =
        GetItemResponse.newBuilder().setItem(Item.newBuilder().setName("Tin Kettle")).build();
    serve(() -> answer);

    var _ = call(client().channel("item"));

    String[] tags = {"service", "ItemService", "method", "GetItem", "status", "OK"};
    await()
        .untilAsserted(() -> {
          Timer server =
              serverMetrics.get("tidemark.rpc.server").tags("role", "item").tags(tags).timer();
          assertThat(server.count()).isEqualTo(1);
        });
    assertThat(
            serverMetrics
                .get("tidemark.rpc.server.response")
                .tags("role", "item")
                .tags(tags)
                .summary()
                .totalAmount())
        .isEqualTo(answer.getSerializedSize());
    Timer client =
        clientMetrics.get("tidemark.rpc.client").tags("role", "gateway").tags(tags).timer();
    assertThat(client.count()).isEqualTo(1);
  }

  @Test
  void doesNotBeginWorkWhoseCallerHasGone() {
    CountDownLatch busy = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    serve(() -> {
      begun.incrementAndGet();
      return GetItemResponse.getDefaultInstance();
    });
    threads.execute(() -> awaitQuietly(busy));

    Throwable late =
        catchThrowable(() ->
            stub(client().channel("item"))
                .withDeadlineAfter(100, MILLISECONDS)
                .getItem(GetItemRequest.getDefaultInstance()));
    busy.countDown();
    var _ = call(client().channel("item"));

    assertThat(GrpcErrors.from(late).error()).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(begun).hasValue(1);
  }

  @Test
  void findsARoleThatStartsLater() {
    Channel channel = client().channel("item");
    Throwable early =
        catchThrowable(() -> stub(channel).getItem(GetItemRequest.getDefaultInstance()));

    serve(GetItemResponse::getDefaultInstance);

    assertThat(GrpcErrors.from(early).error()).isEqualTo(ErrorCode.UNAVAILABLE);
    await()
        .atMost(3, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(call(channel)).isNotNull());
  }

  @Test
  void finishesCallsUnderWayBeforeItEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    serve(() -> {
      begun.countDown();
      awaitQuietly(finish);
      return GetItemResponse.getDefaultInstance();
    });
    Channel channel = client().channel("item");

    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<GetItemResponse> answer = others.submit(() -> call(channel));
      begun.await();
      Future<?> end = others.submit(serverLife::close);
      await().until(() -> isRefused(channel));
      finish.countDown();

      assertThat(answer.get(2, SECONDS)).isNotNull();
      assertThat(end.get(2, SECONDS)).isNull();
    }
  }

  @Test
  void endsStreamsWhenTheServiceStops() throws Exception {
    CountDownLatch subscribed = new CountDownLatch(1);
    server()
        .serve(
            "price",
            threads,
            List.of(
                new PriceServiceGrpc.PriceServiceImplBase() {
                  @Override
                  public void subscribe(
                      SubscribeRequest request, StreamObserver<PriceEvent> events) {
                    events.onNext(PriceEvent.getDefaultInstance());
                    subscribed.countDown();
                  }
                }));
    Iterator<PriceEvent> events =
        PriceServiceGrpc.newBlockingStub(client().channels("price").getFirst())
            .withWaitForReady()
            .subscribe(SubscribeRequest.getDefaultInstance());
    assertThat(events.next()).isNotNull();
    subscribed.await();

    long before = System.nanoTime();
    serverLife.close();

    assertThat(GrpcErrors.from(catchThrowable(events::hasNext)).error())
        .isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(System.nanoTime() - before).isLessThan(SECONDS.toNanos(3));
  }

  /** Whether the server takes no call any more; a call that is taken waits for the busy thread. */
  private static boolean isRefused(Channel channel) {
    Throwable thrown =
        catchThrowable(() ->
            stub(channel)
                .withDeadlineAfter(500, MILLISECONDS)
                .getItem(GetItemRequest.getDefaultInstance()));
    return GrpcErrors.from(thrown).error() == ErrorCode.UNAVAILABLE;
  }

  void serve(Supplier<GetItemResponse> answer) {
    server().serve("item", threads, List.of(service(answer)));
  }

  static ItemServiceGrpc.ItemServiceImplBase service(Supplier<GetItemResponse> answer) {
    return new ItemServiceGrpc.ItemServiceImplBase() {
      @Override
      public void getItem(GetItemRequest request, StreamObserver<GetItemResponse> observer) {
        observer.onNext(answer.get());
        observer.onCompleted();
      }
    };
  }

  static ItemServiceGrpc.ItemServiceBlockingStub stub(Channel channel) {
    return ItemServiceGrpc.newBlockingStub(channel);
  }

  static GetItemResponse call(Channel channel) {
    return stub(channel).withDeadlineAfter(5, SECONDS).getItem(GetItemRequest.getDefaultInstance());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
