package dev.tidemark.price;

import dev.tidemark.itemsdb.price.ConnectorReport;
import dev.tidemark.price.connector.ConnectorReporter;
import dev.tidemark.price.demo.DemoFill;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.imports.ImportMessages;
import dev.tidemark.price.imports.Imports;
import dev.tidemark.price.link.LinkCalls;
import dev.tidemark.price.observation.Observations;
import dev.tidemark.price.watcher.WatcherCalls;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.AbandonImportRequest;
import dev.tidemark.protocol.price.v1.AbandonImportResponse;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.AddImportPartResponse;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.BeginImportResponse;
import dev.tidemark.protocol.price.v1.Connector;
import dev.tidemark.protocol.price.v1.FillDemoRequest;
import dev.tidemark.protocol.price.v1.FillDemoResponse;
import dev.tidemark.protocol.price.v1.FinishImportRequest;
import dev.tidemark.protocol.price.v1.FinishImportResponse;
import dev.tidemark.protocol.price.v1.GetImportRequest;
import dev.tidemark.protocol.price.v1.GetImportResponse;
import dev.tidemark.protocol.price.v1.ListConnectorsRequest;
import dev.tidemark.protocol.price.v1.ListConnectorsResponse;
import dev.tidemark.protocol.price.v1.ListImportsRequest;
import dev.tidemark.protocol.price.v1.ListImportsResponse;
import dev.tidemark.protocol.price.v1.ListRefusedRowsRequest;
import dev.tidemark.protocol.price.v1.ListRefusedRowsResponse;
import dev.tidemark.protocol.price.v1.ObserveRequest;
import dev.tidemark.protocol.price.v1.ObserveResponse;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import dev.tidemark.protocol.price.v1.SetWatchersRequest;
import dev.tidemark.protocol.price.v1.SetWatchersResponse;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The price service as other roles see it. */
final class PriceGrpcService extends PriceServiceGrpc.PriceServiceImplBase {
  private final EventHub events;
  private final ConnectorReporter connectors;
  private final LinkCalls links;
  private final DemoFill demo;
  private final Observations observations;
  private final Imports imports;
  private final WatcherCalls watchers;

  PriceGrpcService(
      EventHub events,
      ConnectorReporter connectors,
      LinkCalls links,
      DemoFill demo,
      Observations observations,
      Imports imports,
      WatcherCalls watchers) {
    this.events = events;
    this.connectors = connectors;
    this.links = links;
    this.demo = demo;
    this.observations = observations;
    this.imports = imports;
    this.watchers = watchers;
  }

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<PriceEvent> observer) {
    events.subscribe((ServerCallStreamObserver<PriceEvent>) observer);
  }

  @Override
  public void listConnectors(
      ListConnectorsRequest request, StreamObserver<ListConnectorsResponse> observer) {
    ListConnectorsResponse.Builder response = ListConnectorsResponse.newBuilder();
    connectors.reports().forEach(report -> response.addConnectors(connector(report)));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  @Override
  public void setWatchers(
      SetWatchersRequest request, StreamObserver<SetWatchersResponse> observer) {
    observer.onNext(watchers.set(request));
    observer.onCompleted();
  }

  @Override
  public void resolveLink(
      ResolveLinkRequest request, StreamObserver<ResolveLinkResponse> observer) {
    links.resolve(request, observer);
  }

  @Override
  public void fillDemo(FillDemoRequest request, StreamObserver<FillDemoResponse> observer) {
    DemoFill.Filled filled = demo.fill();
    FillDemoResponse.Builder response = FillDemoResponse.newBuilder().setChanges(filled.changes());
    filled.items().forEach(item -> response.addItems(message(item)));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  @Override
  public void observe(ObserveRequest request, StreamObserver<ObserveResponse> observer) {
    observer.onNext(observations.observe(request));
    observer.onCompleted();
  }

  @Override
  public void beginImport(
      BeginImportRequest request, StreamObserver<BeginImportResponse> observer) {
    observer.onNext(imports.begin(request));
    observer.onCompleted();
  }

  @Override
  public void addImportPart(
      AddImportPartRequest request, StreamObserver<AddImportPartResponse> observer) {
    imports.add(request);
    observer.onNext(AddImportPartResponse.getDefaultInstance());
    observer.onCompleted();
  }

  @Override
  public void finishImport(
      FinishImportRequest request, StreamObserver<FinishImportResponse> observer) {
    observer.onNext(
        FinishImportResponse.newBuilder()
            .setImport(ImportMessages.message(imports.finish(request)))
            .build());
    observer.onCompleted();
  }

  @Override
  public void abandonImport(
      AbandonImportRequest request, StreamObserver<AbandonImportResponse> observer) {
    imports.abandon(request);
    observer.onNext(AbandonImportResponse.getDefaultInstance());
    observer.onCompleted();
  }

  @Override
  public void getImport(GetImportRequest request, StreamObserver<GetImportResponse> observer) {
    AccountId account = AccountId.ofRequest(request.getAccountId());
    observer.onNext(
        GetImportResponse.newBuilder()
            .setImport(ImportMessages.message(imports.get(account, request.getImportId())))
            .build());
    observer.onCompleted();
  }

  @Override
  public void listImports(
      ListImportsRequest request, StreamObserver<ListImportsResponse> observer) {
    ListImportsResponse.Builder answer = ListImportsResponse.newBuilder();
    imports
        .list(AccountId.ofRequest(request.getAccountId()))
        .forEach(each -> answer.addImports(ImportMessages.message(each)));
    observer.onNext(answer.build());
    observer.onCompleted();
  }

  @Override
  public void listRefusedRows(
      ListRefusedRowsRequest request, StreamObserver<ListRefusedRowsResponse> observer) {
    ListRefusedRowsResponse.Builder answer = ListRefusedRowsResponse.newBuilder();
    imports.refused(request).forEach(row -> answer.addRows(ImportMessages.message(row)));
    observer.onNext(answer.build());
    observer.onCompleted();
  }

  private static ItemKeyMessage message(ItemKey item) {
    return ItemKeyMessage.newBuilder()
        .setRegion(item.region().number())
        .setShopId(item.shop().value())
        .setItemId(item.item().value())
        .build();
  }

  private static Connector connector(ConnectorReport report) {
    return Connector.newBuilder()
        .setRegion(report.region().number())
        .setSource(report.source().number())
        .setState(report.state())
        .setSinceMs(report.since().toEpochMilli())
        .setDetail(report.detail())
        .build();
  }
}
