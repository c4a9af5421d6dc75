package dev.tidemark.gateway.rpc;

import dev.tidemark.protocol.item.v1.ItemServiceGrpc;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc.ItemServiceStub;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc.PriceAdministrationBlockingStub;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc.PriceServiceBlockingStub;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc.PriceServiceStub;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc.AccountAdministrationBlockingStub;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc.AlertServiceBlockingStub;
import dev.tidemark.protocol.user.v1.UserServiceGrpc;
import dev.tidemark.protocol.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import dev.tidemark.protocol.user.v1.UserServiceGrpc.UserServiceStub;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.runtime.grpc.RequestId;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The services behind the gateway. Every call has a deadline: of 3 seconds on the event loop, which
 * only reads, and of 10 seconds where it blocks, unless it says otherwise. Thread-safe.
 *
 * <p>Blocking stubs are for virtual threads; the others, with {@link #call}, for the event loop.
 */
public final class Services {
  /** Far above the slowest honest read. */
  private static final int DEADLINE_SECONDS = 3;

  /**
   * Whoever gives up a write cannot know whether it was done, and the first one on a small and busy
   * machine takes up to 5 s: nothing is compiled yet, and a password is hashed.
   */
  private static final int BLOCKING_SECONDS = 10;

  /** Three times what 30 items with 18 months of history take on two busy cores. */
  private static final int FILLING_SECONDS = 30;

  /** Longer than an attempt to send may take. */
  private static final int TESTING_SECONDS = 20;

  private final UserServiceBlockingStub users;
  private final UserServiceStub usersAsync;
  private final AccountAdministrationBlockingStub administration;
  private final AlertServiceBlockingStub alerts;
  private final ItemServiceBlockingStub items;
  private final ItemServiceStub itemsAsync;
  private final PriceServiceBlockingStub prices;
  private final PriceServiceStub pricesAsync;
  private final PriceAdministrationBlockingStub priceAdministration;

  public Services(Channel user, Channel item, Channel price) {
    this.users = UserServiceGrpc.newBlockingStub(user);
    this.usersAsync = UserServiceGrpc.newStub(user);
    this.administration = AccountAdministrationGrpc.newBlockingStub(user);
    this.alerts = AlertServiceGrpc.newBlockingStub(user);
    this.items = ItemServiceGrpc.newBlockingStub(item);
    this.itemsAsync = ItemServiceGrpc.newStub(item);
    this.prices = PriceServiceGrpc.newBlockingStub(price);
    this.pricesAsync = PriceServiceGrpc.newStub(price);
    this.priceAdministration = PriceAdministrationGrpc.newBlockingStub(price);
  }

  public UserServiceBlockingStub users() {
    return users.withDeadlineAfter(BLOCKING_SECONDS, TimeUnit.SECONDS);
  }

  public UserServiceStub usersAsync(String requestId) {
    return usersAsync
        .withOption(RequestId.OPTION, requestId)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  public AccountAdministrationBlockingStub administration() {
    return administration.withDeadlineAfter(BLOCKING_SECONDS, TimeUnit.SECONDS);
  }

  public AlertServiceBlockingStub alerts() {
    return alerts.withDeadlineAfter(BLOCKING_SECONDS, TimeUnit.SECONDS);
  }

  /** For the one call that waits for a channel's other side: a deadline of its own. */
  public AlertServiceBlockingStub testingChannels() {
    return alerts.withDeadlineAfter(TESTING_SECONDS, TimeUnit.SECONDS);
  }

  public ItemServiceBlockingStub items() {
    return items.withDeadlineAfter(BLOCKING_SECONDS, TimeUnit.SECONDS);
  }

  public ItemServiceStub itemsAsync(String requestId) {
    return itemsAsync
        .withOption(RequestId.OPTION, requestId)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  public PriceServiceBlockingStub prices() {
    return prices.withDeadlineAfter(BLOCKING_SECONDS, TimeUnit.SECONDS);
  }

  public PriceAdministrationBlockingStub priceAdministration() {
    return priceAdministration.withDeadlineAfter(BLOCKING_SECONDS, TimeUnit.SECONDS);
  }

  /** For the one call that writes months of prices: a deadline of its own. */
  public PriceServiceBlockingStub fillingDemo() {
    return prices.withDeadlineAfter(FILLING_SECONDS, TimeUnit.SECONDS);
  }

  public PriceServiceStub pricesAsync(String requestId) {
    return pricesAsync
        .withOption(RequestId.OPTION, requestId)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Makes one call, such as {@code call(services.itemsAsync(id)::getItem, request)}, and completes
   * on the event loop it was made on. A failure is a {@code TidemarkException}.
   */
  public static <Q, R> Future<R> call(BiConsumer<Q, StreamObserver<R>> method, Q request) {
    Promise<R> promise = Promise.promise();
    method.accept(request, new OneAnswer<>(promise, Vertx.currentContext()));
    return promise.future();
  }

  /** Takes the one answer of a call back to the event loop. */
  private static final class OneAnswer<R> implements StreamObserver<R> {
    private final Promise<R> promise;
    private final @Nullable Context eventLoop;

    OneAnswer(Promise<R> promise, @Nullable Context eventLoop) {
      this.promise = promise;
      this.eventLoop = eventLoop;
    }

    @Override
    public void onNext(R answer) {
      back(() -> promise.tryComplete(answer));
    }

    @Override
    public void onError(Throwable fault) {
      back(() -> promise.tryFail(GrpcErrors.from(fault)));
    }

    @Override
    public void onCompleted() {}

    private void back(Runnable step) {
      if (eventLoop == null) {
        step.run();
      } else {
        eventLoop.runOnContext(_ -> step.run());
      }
    }
  }
}
