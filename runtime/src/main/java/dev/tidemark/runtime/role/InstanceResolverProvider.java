package dev.tidemark.runtime.role;

import dev.tidemark.runtime.config.HostPort;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Teaches gRPC targets that name a service and list its instances: {@code
 * tidemark://item/host:port,host:port}. gRPC finds it through {@code META-INF/services}. Immutable.
 */
public final class InstanceResolverProvider extends NameResolverProvider {
  private static final String SCHEME = "tidemark";

  /** The target that stands for some instances of a service. */
  static String target(String service, List<HostPort> instances) {
    String list = instances.stream().map(HostPort::toString).collect(Collectors.joining(","));
    try {
      return new URI(SCHEME, service, "/" + list, null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a list of hosts and ports: " + list, e);
    }
  }

  @Override
  public NameResolver newNameResolver(URI target, NameResolver.Args args) {
    List<HostPort> instances =
        Arrays.stream(target.getPath().substring(1).split(",", -1))
            .map(HostPort::parse)
            .flatMap(Optional::stream)
            .toList();
    return new InstanceResolver(target.getAuthority(), instances, args);
  }

  @Override
  public String getDefaultScheme() {
    return SCHEME;
  }

  @Override
  protected boolean isAvailable() {
    return true;
  }

  /** That of gRPC's own resolvers; there is no other for this scheme. */
  @Override
  protected int priority() {
    return 5;
  }

  @Override
  public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
    return Set.of(InetSocketAddress.class);
  }
}
