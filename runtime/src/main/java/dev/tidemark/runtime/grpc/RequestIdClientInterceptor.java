package dev.tidemark.runtime.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/** Sends the id of the current request, or a new one, with every call. */
public final class RequestIdClientInterceptor implements ClientInterceptor {
  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    String chosen = options.getOption(RequestId.OPTION);
    String id = RequestId.accept(chosen == null ? RequestId.currentOrNull() : chosen);
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        headers.put(RequestId.HEADER, id);
        super.start(listener, headers);
      }
    };
  }
}
