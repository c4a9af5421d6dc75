package dev.tidemark.gateway.observation;

import com.google.protobuf.UnsafeByteOperations;
import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.price.v1.ObserveRequest;
import dev.tidemark.protocol.price.v1.ObserveResponse;
import dev.tidemark.protocol.price.v1.RefusedObservation;
import tools.jackson.core.JsonGenerator;

/**
 * POST /observations: prices that somebody has seen elsewhere. The price service reads the body,
 * because it reads files of the same form.
 */
public final class ObserveHandler implements Endpoint.Work.Blocking {
  /** 500 observations with four kilobytes each: a long link, or the variations of an item. */
  public static final int LARGEST_BODY_BYTES = 2 * 1024 * 1024;

  private final Services services;
  private final Reporters reporters;

  public ObserveHandler(Services services, Reporters reporters) {
    this.services = services;
    this.reporters = reporters;
  }

  @Override
  public Answer handle(ApiRequest request) {
    ObserveResponse became = observe(request);
    return Answer.json(
        200,
        json -> {
          json.writeNumberProperty("accepted", became.getAccepted());
          json.writeNumberProperty("unchanged", became.getUnchanged());
          json.writeArrayPropertyStart("refused");
          became.getRefusedList().forEach(refused -> write(json, refused));
          json.writeEndArray();
        });
  }

  private ObserveResponse observe(ApiRequest request) {
    Caller caller = request.caller();
    boolean kept = false;
    try {
      ObserveResponse became =
          services
              .prices()
              .observe(
                  ObserveRequest.newBuilder()
                      .setAccountId(caller.id().value())
                      .setShared(caller.isCollector())
                      .setBody(UnsafeByteOperations.unsafeWrap(request.rawBody().getBytes()))
                      .build());
      kept = became.getAccepted() > 0;
      return became;
    } finally {
      // What a collector reports everybody sees.
      if (!caller.isCollector()) {
        reporters.reported(caller.id(), kept);
      }
    }
  }

  private static void write(JsonGenerator json, RefusedObservation refused) {
    json.writeStartObject();
    json.writeNumberProperty("index", refused.getIndex());
    json.writeStringProperty("code", refused.getCode());
    json.writeStringProperty("detail", refused.getDetail());
    json.writeEndObject();
  }
}
