package dev.tidemark.runtime.role;

import io.grpc.BindableService;
import io.grpc.Channel;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * How a role serves its RPCs and reaches the others': the seam between one process and many.
 *
 * <p>Services are {@code user}, {@code item} and {@code price}. What is opened is closed by the
 * lifecycle: servers stop taking calls, finish those they have, and end.
 */
public interface Transport {
  /** Serves from now on; the blocking methods of the services run on the executor. */
  void serve(String service, Executor executor, List<BindableService> services);

  /** Reaches any instance of a service; this role is not ready without one. */
  Channel channel(String service);

  /** Reaches any instance of a service that this role can do without: it is ready all the same. */
  Channel optionalChannel(String service);

  /** One channel for each instance of a service, for subscriptions to all of them. */
  List<Channel> channels(String service);
}
