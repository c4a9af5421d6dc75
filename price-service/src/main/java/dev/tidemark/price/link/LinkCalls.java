package dev.tidemark.price.link;

import dev.tidemark.marketplace.link.PastedLink;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import dev.tidemark.runtime.grpc.GrpcErrors;
import io.grpc.stub.StreamObserver;

/** Carries out the calls about links, each on a virtual thread: they wait for other hosts. */
public final class LinkCalls {
  private final LinkResolver resolver;

  public LinkCalls(LinkResolver resolver) {
    this.resolver = resolver;
  }

  /** Follows a short link to its item. */
  public void resolve(ResolveLinkRequest request, StreamObserver<ResolveLinkResponse> observer) {
    Thread.ofVirtual().name("resolve-link").start(() -> answer(request, observer));
  }

  private void answer(ResolveLinkRequest request, StreamObserver<ResolveLinkResponse> observer) {
    try {
      observer.onNext(response(resolver.resolve(request.getUrl())));
      observer.onCompleted();
    } catch (RuntimeException fault) {
      observer.onError(GrpcErrors.toStatus(fault));
    }
  }

  private static ResolveLinkResponse response(PastedLink.Item item) {
    ItemKey key = item.key();
    return ResolveLinkResponse.newBuilder()
        .setItem(
            ItemKeyMessage.newBuilder()
                .setRegion(key.region().number())
                .setShopId(key.shop().value())
                .setItemId(key.item().value()))
        .setModelId(item.model() == null ? 0 : item.model().value())
        .build();
  }
}
