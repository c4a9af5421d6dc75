package dev.tidemark.runtime.role;

import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import dev.tidemark.runtime.config.HostPort;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls a service that has just begun before anybody else does. The first calls of a process load
 * its classes, and on a busy machine take longer than callers wait: an instance that is replaced
 * under load would fail them.
 */
final class WarmUp {
  /** Ten times what first calls take on a machine that is not busy. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** The first one loads the classes; those after it are few, since they are counted as calls. */
  private static final int ROUNDS = 3;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private WarmUp() {}

  /**
   * Makes every call that changes nothing, with an empty request; what is answered is no matter.
   */
  static void call(HostPort listen, List<BindableService> services) {
    ManagedChannel channel = connect(listen);
    try {
      List<MethodDescriptor<?, ?>> methods =
          services.stream()
              .flatMap(service -> service.bindService().getMethods().stream())
              .<MethodDescriptor<?, ?>>map(ServerMethodDefinition::getMethodDescriptor)
              .filter(WarmUp::changesNothing)
              .toList();
      long end = System.nanoTime() + LONGEST.toNanos();
      for (int round = 0; round < ROUNDS; round++) {
        methods.stream()
            .filter(_ -> System.nanoTime() - end < 0)
            .forEach(method -> call(channel, method));
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private static ManagedChannel connect(HostPort listen) {
    InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
    return NettyChannelBuilder.forAddress(
            address.getAddress() != null && address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.port())
                : address)
        .usePlaintext()
        .directExecutor()
        .build();
  }

  private static boolean changesNothing(MethodDescriptor<?, ?> method) {
    return method.getType() == MethodType.UNARY
        && method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
        && schema.getMethodDescriptor().getOptions().getIdempotencyLevel()
            == IdempotencyLevel.NO_SIDE_EFFECTS;
  }

  private static <Q, A> void call(ManagedChannel channel, MethodDescriptor<Q, A> method) {
    if (method.getRequestMarshaller() instanceof PrototypeMarshaller<Q> marshaller) {
      CallOptions options =
          CallOptions.DEFAULT.withDeadlineAfter(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
      Q empty = marshaller.getMessagePrototype();
      if (empty == null) {
        return;
      }
      try {
        A _ = ClientCalls.blockingUnaryCall(channel, method, options, empty);
      } catch (StatusRuntimeException refused) {
        // An empty request is refused by most; the way to the refusal is what counts.
      }
    }
  }
}
