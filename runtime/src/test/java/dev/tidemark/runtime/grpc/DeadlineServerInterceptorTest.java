package dev.tidemark.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.ItemServiceGrpc;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineServerInterceptorTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final Server server =
      InProcessServerBuilder.forName("deadline")
          .addService(
              ServerInterceptors.interceptForward(
                  new Silent(),
                  new ErrorServerInterceptor(),
                  new DeadlineServerInterceptor(timer, Duration.ofMillis(50))))
          .build();
  private final ManagedChannel channel = InProcessChannelBuilder.forName("deadline").build();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void end() {
    channel.shutdownNow();
    server.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void answersForAServiceThatDoesNot() throws Exception {
    Throwable thrown =
        catchThrowable(() ->
            ItemServiceGrpc.newBlockingStub(channel).getItem(GetItemRequest.getDefaultInstance()));

    assertThat(GrpcErrors.from(thrown).error()).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(GrpcErrors.from(thrown).detail()).isEqualTo("no answer within 50 ms");
    cancelled.await();
  }

  /** A service that learns that it took too long, and then answers after all. */
  private final class Silent extends ItemServiceGrpc.ItemServiceImplBase {
    @Override
    public void getItem(GetItemRequest request, StreamObserver<GetItemResponse> observer) {
      Context.current()
          .addListener(
              context -> {
                observer.onNext(GetItemResponse.getDefaultInstance());
                observer.onCompleted();
                cancelled.countDown();
              },
              Runnable::run);
    }
  }
}
