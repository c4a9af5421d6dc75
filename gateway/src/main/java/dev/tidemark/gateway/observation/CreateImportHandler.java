package dev.tidemark.gateway.observation;

import com.google.protobuf.UnsafeByteOperations;
import dev.tidemark.gateway.endpoint.Answer;
import dev.tidemark.gateway.endpoint.ApiRequest;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.UploadBody;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Caller;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.AbandonImportRequest;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.FinishImportRequest;
import dev.tidemark.protocol.price.v1.PriceImport;
import dev.tidemark.runtime.grpc.GrpcErrors;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * POST /imports: takes a file of observations and hands it on in parts while it arrives. When this
 * answers 202, the file is on disk.
 */
public final class CreateImportHandler implements Endpoint.Work.Upload {
  /** About 250,000 rows. */
  public static final int LARGEST_FILE_BYTES = 20 * 1024 * 1024;

  /** Few calls for a file, and little memory for each of many uploads. */
  private static final int PART_BYTES = 256 * 1024;

  private final Services services;
  private final Reporters reporters;

  public CreateImportHandler(Services services, Reporters reporters) {
    this.services = services;
    this.reporters = reporters;
  }

  @Override
  public Answer handle(ApiRequest request, UploadBody body) throws InterruptedException {
    request.query();
    String format = format(body.contentType());
    Buffer first = body.next();
    if (first == null) {
      throw new TidemarkException(ErrorCode.INVALID_VALUE, "The file is empty.");
    }
    String id = begin(request.caller(), format);
    reporters.reported(request.caller().id(), true);
    try {
      return ImportJson.answer(202, receive(id, first, body));
    } catch (RuntimeException | InterruptedException fault) {
      abandon(id, fault);
      throw fault;
    }
  }

  private static String format(@Nullable String contentType) {
    String essence =
        contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (essence) {
      case "text/csv" -> "csv";
      case "application/json" -> "json";
      default ->
          throw new TidemarkException(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "The content type has to be text/csv or application/json"
                  + (essence.isEmpty() ? "; none is given." : "."));
    };
  }

  private String begin(Caller caller, String format) {
    return services
        .prices()
        .beginImport(
            BeginImportRequest.newBuilder()
                .setAccountId(caller.id().value())
                .setShared(caller.isCollector())
                .setFormat(format)
                .build())
        .getImportId();
  }

  private PriceImport receive(String id, Buffer first, UploadBody body)
      throws InterruptedException {
    Buffer part = Buffer.buffer(PART_BYTES).appendBuffer(first);
    int number = 0;
    Buffer more = body.next();
    while (more != null) {
      if (part.length() + more.length() > PART_BYTES) {
        add(id, number++, part);
        part = Buffer.buffer(PART_BYTES);
      }
      part.appendBuffer(more);
      more = body.next();
    }
    add(id, number, part);
    return services
        .prices()
        .finishImport(FinishImportRequest.newBuilder().setImportId(id).build())
        .getImport();
  }

  private void add(String id, int number, Buffer part) {
    var _ =
        services
            .prices()
            .addImportPart(
                AddImportPartRequest.newBuilder()
                    .setImportId(id)
                    .setPart(number)
                    .setContent(UnsafeByteOperations.unsafeWrap(part.getBytes()))
                    .build());
  }

  /** If this fails too, the price service gives the file up by itself after a minute. */
  private void abandon(String id, Exception fault) {
    try {
      var _ =
          services
              .prices()
              .abandonImport(
                  AbandonImportRequest.newBuilder()
                      .setImportId(id)
                      .setProblem("The file did not arrive: " + GrpcErrors.from(fault).detail())
                      .build());
    } catch (RuntimeException alsoAway) {
      fault.addSuppressed(alsoAway);
    }
  }
}
