package dev.tidemark.gateway;

import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.price.v1.GetPollingRequest;
import dev.tidemark.protocol.price.v1.GetPollingResponse;
import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import io.grpc.stub.StreamObserver;

/** A price service that polls ten items of Singapore. */
final class FakePolling extends PriceAdministrationGrpc.PriceAdministrationImplBase {
  @Override
  public void getPolling(GetPollingRequest request, StreamObserver<GetPollingResponse> to) {
    to.onNext(
        GetPollingResponse.newBuilder()
            .setCollectors(2)
            .addRegions(
                GetPollingResponse.Region.newBuilder()
                    .setRegion(Region.SG.number())
                    .setItems(10)
                    .setOverdueItems(3)
                    .setStaleShare(0.25)
                    .setBudgetPerSecond(0.5)
                    .setFloorSeconds(86_400))
            .build());
    to.onCompleted();
  }
}
