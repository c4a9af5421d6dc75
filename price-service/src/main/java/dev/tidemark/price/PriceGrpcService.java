package dev.tidemark.price;

import dev.tidemark.itemsdb.price.ConnectorReport;
import dev.tidemark.price.connector.ConnectorReporter;
import dev.tidemark.price.demo.DemoFill;
import dev.tidemark.price.event.EventHub;
import dev.tidemark.price.link.LinkCalls;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.price.v1.Connector;
import dev.tidemark.protocol.price.v1.FillDemoRequest;
import dev.tidemark.protocol.price.v1.FillDemoResponse;
import dev.tidemark.protocol.price.v1.ListConnectorsRequest;
import dev.tidemark.protocol.price.v1.ListConnectorsResponse;
import dev.tidemark.protocol.price.v1.PriceEvent;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import dev.tidemark.protocol.price.v1.SubscribeRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The price service as other roles see it. */
final class PriceGrpcService extends PriceServiceGrpc.PriceServiceImplBase {
  private final EventHub events;
  private final ConnectorReporter connectors;
  private final LinkCalls links;
  private final DemoFill demo;

  PriceGrpcService(
      EventHub events, ConnectorReporter connectors, LinkCalls links, DemoFill demo) {
    this.events = events;
    this.connectors = connectors;
    this.links = links;
    this.demo = demo;
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
