package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.AbandonImportRequest;
import dev.tidemark.protocol.price.v1.AbandonImportResponse;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.AddImportPartResponse;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.BeginImportResponse;
import dev.tidemark.protocol.price.v1.FillDemoRequest;
import dev.tidemark.protocol.price.v1.FillDemoResponse;
import dev.tidemark.protocol.price.v1.FinishImportRequest;
import dev.tidemark.protocol.price.v1.FinishImportResponse;
import dev.tidemark.protocol.price.v1.GetImportRequest;
import dev.tidemark.protocol.price.v1.GetImportResponse;
import dev.tidemark.protocol.price.v1.ListImportsRequest;
import dev.tidemark.protocol.price.v1.ListImportsResponse;
import dev.tidemark.protocol.price.v1.ListRefusedRowsRequest;
import dev.tidemark.protocol.price.v1.ListRefusedRowsResponse;
import dev.tidemark.protocol.price.v1.ObserveRequest;
import dev.tidemark.protocol.price.v1.ObserveResponse;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.RefusedObservation;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A price service that tells what a test wants it to tell. */
final class FakePrices extends PriceServiceGrpc.PriceServiceImplBase {
  final FakeImports imports = new FakeImports();

  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<StreamObserver<PriceEvent>> subscribers = new CopyOnWriteArrayList<>();
  private volatile long[] collection = {};
  private final List<ObserveRequest> observed = new CopyOnWriteArrayList<>();

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<PriceEvent> to) {
    ((ServerCallStreamObserver<PriceEvent>) to).setOnCancelHandler(() -> subscribers.remove(to));
    subscribers.add(to);
  }

  /** Knows one short link; another is dead, and of a third nobody knows at present. */
  @Override
  public void resolveLink(ResolveLinkRequest request, StreamObserver<ResolveLinkResponse> to) {
    switch (request.getUrl()) {
      case "https://s.shopee.sg/mug" -> {
        to.onNext(
            ResolveLinkResponse.newBuilder()
                .setItem(ItemKeyMessage.newBuilder().setRegion(1).setShopId(1).setItemId(800))
                .setModelId(801)
                .build());
        to.onCompleted();
      }
      case "https://shope.ee/dead" ->
          to.onError(
              GrpcErrors.toStatus(
                  TidemarkException.ofField(ErrorCode.NOT_AN_ITEM_URL, "url", "It is dead.")));
      default ->
          to.onError(
              GrpcErrors.toStatus(
                  TidemarkException.retryAfter(
                      ErrorCode.UNAVAILABLE, "Try again.", Duration.ofSeconds(10))));
    }
  }

  /** The items of the demo shop's collection, by their ids. */
  void putCollection(long... items) {
    collection = items;
  }

  @Override
  public void fillDemo(FillDemoRequest request, StreamObserver<FillDemoResponse> to) {
    FillDemoResponse.Builder filled = FillDemoResponse.newBuilder().setChanges(100);
    for (long item : collection) {
      filled.addItemsBuilder().setRegion(Region.DEMO.number()).setShopId(7).setItemId(item);
    }
    to.onNext(filled.build());
    to.onCompleted();
  }

  @Override
  public void observe(ObserveRequest request, StreamObserver<ObserveResponse> to) {
    JsonNode body;
    try {
      body = JSON.readTree(request.getBody().toByteArray());
    } catch (JacksonException malformed) {
      throw new TidemarkException(ErrorCode.MALFORMED_JSON, "Not JSON.", malformed);
    }
    if (!body.isObject()) {
      throw new TidemarkException(ErrorCode.INVALID_VALUE, "No object.");
    }
    if (body.has("nope")) {
      throw TidemarkException.ofField(ErrorCode.UNKNOWN_FIELD, "nope", "Not known.");
    }
    observed.add(request);
    ObserveResponse.Builder answer = ObserveResponse.newBuilder();
    for (JsonNode each : body.path("observations")) {
      if (each.path("price").asString("").contains(",")) {
        answer.addRefused(
            RefusedObservation.newBuilder()
                .setIndex(answer.getAccepted())
                .setCode("not-a-number")
                .setDetail("a price is a decimal number"));
      } else {
        answer.setAccepted(answer.getAccepted() + 1);
      }
    }
    to.onNext(answer.build());
    to.onCompleted();
  }

  @Override
  public synchronized void beginImport(
      BeginImportRequest request, StreamObserver<BeginImportResponse> to) {
    to.onNext(BeginImportResponse.newBuilder().setImportId(imports.begin(request)).build());
    to.onCompleted();
  }

  @Override
  public synchronized void finishImport(
      FinishImportRequest request, StreamObserver<FinishImportResponse> to) {
    to.onNext(
        FinishImportResponse.newBuilder().setImport(imports.finish(request.getImportId())).build());
    to.onCompleted();
  }

  @Override
  public synchronized void getImport(
      GetImportRequest request, StreamObserver<GetImportResponse> to) {
    to.onNext(
        GetImportResponse.newBuilder()
            .setImport(imports.get(request.getAccountId(), request.getImportId()))
            .build());
    to.onCompleted();
  }

  @Override
  public synchronized void listImports(
      ListImportsRequest request, StreamObserver<ListImportsResponse> to) {
    to.onNext(
        ListImportsResponse.newBuilder()
            .addAllImports(imports.list(request.getAccountId()))
            .build());
    to.onCompleted();
  }

  @Override
  public synchronized void addImportPart(
      AddImportPartRequest request, StreamObserver<AddImportPartResponse> to) {
    imports.add(request);
    to.onNext(AddImportPartResponse.getDefaultInstance());
    to.onCompleted();
  }

  @Override
  public synchronized void abandonImport(
      AbandonImportRequest request, StreamObserver<AbandonImportResponse> to) {
    imports.abandon(request.getImportId(), request.getProblem());
    to.onNext(AbandonImportResponse.getDefaultInstance());
    to.onCompleted();
  }

  @Override
  public synchronized void listRefusedRows(
      ListRefusedRowsRequest request, StreamObserver<ListRefusedRowsResponse> to) {
    var _ = imports.get(request.getAccountId(), request.getImportId());
    to.onNext(
        ListRefusedRowsResponse.newBuilder()
            .addAllRows(
                imports.refused.stream()
                    .filter(row -> row.getRow() > request.getAfterRow())
                    .limit(request.getLimit())
                    .toList())
            .build());
    to.onCompleted();
  }

  /** The reports that have come through. */
  List<ObserveRequest> observed() {
    return observed;
  }

  int subscribers() {
    return subscribers.size();
  }

  void tell(PriceEvent event) {
    subscribers.forEach(subscriber -> subscriber.onNext(event));
  }

  /** Breaks every line, as a service does that stops. */
  void breakLines() {
    List<StreamObserver<PriceEvent>> broken = List.copyOf(subscribers);
    subscribers.removeAll(broken);
    broken.forEach(subscriber -> subscriber.onError(Status.UNAVAILABLE.asRuntimeException()));
  }
}
