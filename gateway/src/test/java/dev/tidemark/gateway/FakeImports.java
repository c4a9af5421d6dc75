package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.PriceImport;
import dev.tidemark.protocol.price.v1.RefusedRow;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The imports of the price service in memory. */
final class FakeImports {
  /** The refused rows of every import. */
  final List<RefusedRow> refused = new ArrayList<>();

  private record Known(long account, boolean shared, ByteArrayOutputStream content) {}

  private final Map<String, Known> files = new LinkedHashMap<>();
  private final Map<String, PriceImport> imports = new LinkedHashMap<>();
  private boolean busy;

  /** Every account has an import that is running, from now on or no more. */
  void busy(boolean now) {
    busy = now;
  }

  String begin(BeginImportRequest request) {
    if (busy) {
      throw new TidemarkException(ErrorCode.IMPORT_RUNNING, "One is running.");
    }
    String id = "i" + (files.size() + 1);
    files.put(
        id, new Known(request.getAccountId(), request.getShared(), new ByteArrayOutputStream()));
    put(id, request.getFormat(), "receiving", "");
    return id;
  }

  void add(AddImportPartRequest request) {
    byte[] content = request.getContent().toByteArray();
    known(request.getImportId()).content().write(content, 0, content.length);
  }

  PriceImport finish(String id) {
    return put(id, one(id).getFormat(), "waiting", "");
  }

  void abandon(String id, String problem) {
    put(id, one(id).getFormat(), "failed", problem);
  }

  PriceImport get(long account, String id) {
    if (known(id).account() != account) {
      throw missing();
    }
    return one(id);
  }

  List<PriceImport> list(long account) {
    return files.entrySet().stream()
        .filter(file -> file.getValue().account() == account)
        .map(file -> one(file.getKey()))
        .toList();
  }

  /** What has arrived of a file. */
  byte[] content(String id) {
    return known(id).content().toByteArray();
  }

  private PriceImport put(String id, String format, String state, String problem) {
    PriceImport is =
        PriceImport.newBuilder()
            .setImportId(id)
            .setFormat(format)
            .setState(state)
            .setProblem(problem)
            .setShared(known(id).shared())
            .setCreatedAtMs(1_795_000_000_000L)
            .setSize(known(id).content().size())
            .build();
    imports.put(id, is);
    return is;
  }

  private PriceImport one(String id) {
    return Objects.requireNonNull(imports.get(id), id);
  }

  private Known known(String id) {
    Known known = files.get(id);
    if (known == null) {
      throw missing();
    }
    return known;
  }

  private static TidemarkException missing() {
    return new TidemarkException(ErrorCode.IMPORT_NOT_FOUND, "No such import.");
  }
}
