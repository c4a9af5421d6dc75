package dev.tidemark.runtime.role;

import dev.tidemark.runtime.config.HostPort;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the listed instances into addresses, all addresses of a name: so a name that stands for
 * many instances is balanced over them, and says how. gRPC calls it from one thread at a time.
 */
final class InstanceResolver extends NameResolver {
  private final String service;
  private final List<HostPort> instances;
  private final NameResolver.Args args;
  private final Executor lookUps;
  private @Nullable Listener2 listener;
  private List<EquivalentAddressGroup> known = List.of();

  InstanceResolver(String service, List<HostPort> instances, NameResolver.Args args) {
    this.service = service;
    this.instances = instances;
    this.args = args;
    Executor offload = args.getOffloadExecutor();
    this.lookUps = offload == null ? Executors.newVirtualThreadPerTaskExecutor() : offload;
  }

  @Override
  public String getServiceAuthority() {
    return "tidemark";
  }

  @Override
  public void start(Listener2 listener) {
    this.listener = listener;
    refresh();
  }

  @Override
  public void refresh() {
    lookUps.execute(() -> {
      StatusOr<List<EquivalentAddressGroup>> found = lookUp();
      args.getSynchronizationContext().execute(() -> publish(found));
    });
  }

  @Override
  public void shutdown() {
    listener = null;
  }

  private void publish(StatusOr<List<EquivalentAddressGroup>> found) {
    Listener2 told = listener;
    if (told == null || (found.hasValue() && found.getValue().equals(known))) {
      return;
    }
    known = found.hasValue() ? found.getValue() : List.of();
    var _ =
        told.onResult2(
            ResolutionResult.newBuilder()
                .setAddressesOrError(found)
                .setServiceConfig(
                    args.getServiceConfigParser()
                        .parseServiceConfig(ServiceConfig.of(service, known.size())))
                .build());
  }

  private StatusOr<List<EquivalentAddressGroup>> lookUp() {
    List<EquivalentAddressGroup> addresses = new ArrayList<>();
    for (HostPort instance : instances) {
      addressesOf(instance.host())
          .map(address ->
              new EquivalentAddressGroup(new InetSocketAddress(address, instance.port())))
          .forEach(addresses::add);
    }
    return addresses.isEmpty()
        ? StatusOr.fromStatus(
            Status.UNAVAILABLE.withDescription("no address is known for any of " + instances))
        : StatusOr.fromValue(addresses);
  }

  /**
   * All addresses of a name; none for one that is not known, which others on the list make up for.
   */
  private static Stream<InetAddress> addressesOf(String host) {
    try {
      return Stream.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return Stream.empty();
    }
  }
}
