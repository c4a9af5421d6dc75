package dev.tidemark.runtime.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;
import dev.tidemark.protocol.user.v1.GetWatchRequest;
import dev.tidemark.protocol.user.v1.GetWatchResponse;
import dev.tidemark.protocol.user.v1.UserServiceGrpc;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.HostPort;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryIT {
  private final HostPort user = FreePort.find();
  private final Lifecycle lifecycle = new Lifecycle();
  private final Transport transport =
      new TcpTransport(
          "gateway",
          Map.of("user", new ServiceAddress(user, List.of(user))),
          new SimpleMeterRegistry(),
          new Readiness(InstantSource.system()),
          lifecycle);
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void end() {
    lifecycle.close();
  }

  @Test
  void makesARepeatableCallAgainWhenItsInstanceIsLost() throws Exception {
    serveLikeALostInstance();

    Throwable thrown = catchThrowable(() -> stub().getWatch(GetWatchRequest.getDefaultInstance()));

    assertThat(GrpcErrors.from(thrown).error()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void neverRepeatsACallThatMayHaveBeenCarriedOut() throws Exception {
    serveLikeALostInstance();

    Throwable thrown = catchThrowable(() -> stub().addWatch(AddWatchRequest.getDefaultInstance()));

    assertThat(GrpcErrors.from(thrown).error()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void neverRepeatsWhatTheServiceItselfRefused() {
    transport.serve(
        "user",
        Runnable::run,
        List.of(new Refusing(new TidemarkException(ErrorCode.OVERLOADED, "busy"))));

    Throwable thrown = catchThrowable(() -> stub().getWatch(GetWatchRequest.getDefaultInstance()));

    assertThat(GrpcErrors.from(thrown).error()).isEqualTo(ErrorCode.OVERLOADED);
    assertThat(attempts).hasValue(1);
  }

  /** A server without our interceptors: its status is what gRPC makes of a broken connection. */
  private void serveLikeALostInstance() throws Exception {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(user.host(), user.port()))
            .addService(new Refusing(Status.UNAVAILABLE.asRuntimeException()))
            .build()
            .start();
    AutoCloseable end = server::shutdownNow;
    var _ = lifecycle.add("server", end);
  }

  private UserServiceGrpc.UserServiceBlockingStub stub() {
    return UserServiceGrpc.newBlockingStub(transport.channel("user"))
        .withWaitForReady()
        .withDeadlineAfter(5, TimeUnit.SECONDS);
  }

  /** Counts its calls and refuses each. */
  private final class Refusing extends UserServiceGrpc.UserServiceImplBase {
    private final RuntimeException refusal;

    Refusing(RuntimeException refusal) {
      this.refusal = refusal;
    }

    @Override
    public void getWatch(GetWatchRequest request, StreamObserver<GetWatchResponse> observer) {
      attempts.incrementAndGet();
      observer.onError(refusal);
    }

    @Override
    public void addWatch(AddWatchRequest request, StreamObserver<AddWatchResponse> observer) {
      attempts.incrementAndGet();
      observer.onError(refusal);
    }
  }
}
