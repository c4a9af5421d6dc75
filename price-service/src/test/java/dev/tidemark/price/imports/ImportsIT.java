package dev.tidemark.price.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.tidemark.itemsdb.imports.ImportWorkStore;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.PriceSystem;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.price.v1.AbandonImportRequest;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.FinishImportRequest;
import dev.tidemark.protocol.price.v1.GetImportRequest;
import dev.tidemark.protocol.price.v1.ListImportsRequest;
import dev.tidemark.protocol.price.v1.ListRefusedRowsRequest;
import dev.tidemark.protocol.price.v1.PriceImport;
import dev.tidemark.protocol.price.v1.RefusedRow;
import dev.tidemark.runtime.grpc.GrpcErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportsIT {
  private static final long ANNA = 11;
  private static final long BERTA = 12;
  private static final Duration SOON = Duration.ofSeconds(60);

  private PriceDatabase items;
  private PriceSystem system;

  @BeforeEach
  void start() {
    items = new PriceDatabase();
    system = PriceSystem.withoutSource(items);
  }

  @AfterEach
  void stop() {
    system.close();
    items.close();
  }

  @Test
  void importsAFileAndReportsWhatItRefused() {
    String id =
        send(
            ANNA,
            "csv",
            """
            item,price,seen_at,currency
            sg.1.2,10.00,2026-01-01T00:00:00Z,SGD
            sg.1.2,10.00,2026-01-02T00:00:00Z,SGD
            sg.1.2,"12,90",2026-01-03T00:00:00Z,SGD
            sg.1.2,11.00,2026-01-04T00:00:00Z,USD
            sg.1.2,11.00,2026-01-05T00:00:00Z,
            sg.1.2,11.00,,SGD
            """);

    PriceImport done = awaitEnd(ANNA, id);

    assertThat(done.getState()).isEqualTo("done");
    assertThat(List.of(done.getRows(), done.getDone())).containsOnly(6L);
    assertThat(done.getAccepted()).isEqualTo(2);
    assertThat(done.getUnchanged()).isEqualTo(1);
    assertThat(done.getRefused()).isEqualTo(3);
    List<RefusedRow> refused = refused(ANNA, id);
    assertThat(refused)
        .extracting(row -> row.getRow() + " " + row.getCode())
        .containsExactly("3 not-a-number", "4 wrong-currency", "6 missing-value");
    assertThat(refused.getFirst().getDetail()).contains("such as 12.90", "'12,90'");
    assertThat(refused.getFirst().getContent())
        .isEqualTo("sg.1.2,\"12,90\",2026-01-03T00:00:00Z,SGD");
    assertThat(items.number("SELECT COUNT(*) FROM private_price_change WHERE source = 4"))
        .isEqualTo(2);
    assertThat(items.number("SELECT COUNT(*) FROM price_import_part")).isZero();
  }

  @Test
  void importsJsonOfTheShapeOfObservations() {
    String id =
        send(
            ANNA,
            "json",
            """
            {"observations": [
              {"itemKey":"sg.1.2","price":"10.00","seenAt":"2026-01-01T00:00:00Z"},
              {"itemKey":"sg.1.2","price":10,"seenAt":"2026-01-01T00:00:00Z"}
            ], "source": "import"}
            """);

    PriceImport done = awaitEnd(ANNA, id);

    assertThat(done.getAccepted()).isEqualTo(1);
    assertThat(refused(ANNA, id).getFirst().getContent()).contains("\"price\":10");
  }

  @Test
  void changesNothingWhenTheSameFileComesAgain() {
    String file = file(300, 3);
    awaitEnd(ANNA, send(ANNA, "csv", file));
    int rows = items.number("SELECT COUNT(*) FROM private_price_change");

    PriceImport again = awaitEnd(ANNA, send(ANNA, "csv", file));

    assertThat(again.getUnchanged()).isEqualTo(300);
    assertThat(items.number("SELECT COUNT(*) FROM private_price_change")).isEqualTo(rows);
  }

  @Test
  void failsAFileThatCannotBeReadBeforeAnyOfItCounts() {
    String broken = "item,price,seen_at\nsg.1.2,10.00,2026-01-01T00:00:00Z\n\"open,1,2\n";

    PriceImport failed = awaitEnd(ANNA, send(ANNA, "csv", broken));

    assertThat(failed.getState()).isEqualTo("failed");
    assertThat(failed.getProblem()).contains("not valid CSV");
    assertThat(items.number("SELECT COUNT(*) FROM private_price_change")).isZero();
    for (String json : new String[] {"", "{", "[]", "{\"observations\":[],\"x\":1}"}) {
      assertThat(awaitEnd(ANNA, send(ANNA, "json", json)).getState()).isEqualTo("failed");
    }
    assertThat(awaitEnd(ANNA, send(ANNA, "csv", "")).getProblem()).contains("is empty");
  }

  @Test
  void takesOneFileOfAnAccountAtATime() {
    String id = begin(ANNA, "csv");

    refusal(ErrorCode.IMPORT_RUNNING, () -> begin(ANNA, "csv"));
    begin(BERTA, "csv");
    abandon(id);

    assertThat(get(ANNA, id).getState()).isEqualTo("failed");
    begin(ANNA, "csv");
  }

  @Test
  void letsAnAccountTryAgainAfterAnUploadThatBrokeOff() {
    String id = begin(ANNA, "csv");
    items.execute("UPDATE price_import SET lease_until = 1 WHERE state = 'receiving'");

    begin(ANNA, "csv");

    assertThat(get(ANNA, id).getProblem()).contains("did not arrive");
    refusal(ErrorCode.IMPORT_NOT_FOUND, () -> add(id, 0, "x"));
  }

  @Test
  void showsImportsToTheirAccountAlone() {
    String id = send(ANNA, "csv", file(3, 1));
    awaitEnd(ANNA, id);

    assertThat(list(ANNA)).extracting(PriceImport::getImportId).containsExactly(id);
    assertThat(list(BERTA)).isEmpty();
    refusal(ErrorCode.IMPORT_NOT_FOUND, () -> get(BERTA, id));
    refusal(ErrorCode.IMPORT_NOT_FOUND, () -> refused(BERTA, id));
  }

  @Test
  void goesOnWhereALostServiceHasStopped() {
    system.close();
    system = PriceSystem.withoutSource(items);
    String file = file(4_000, 10);
    String id = begin(ANNA, "csv");
    // As another service leaves it that is lost after the first half, with two seconds of lease.
    items.execute(
        "INSERT INTO listing (listing_id, shop_id, state, tracked_since) VALUES (1,1,1,0)");
    sendParts(id, file);
    boolean _ =
        items
            .database()
            .write(handle ->
                new ImportWorkStore(handle, "lost", 2_000).take(id)
                    && new ImportWorkStore(handle, "lost", 2_000).counted(id, 4_000));

    PriceImport done = awaitEnd(ANNA, id);

    assertThat(done.getState()).isEqualTo("done");
    assertThat(done.getDone()).isEqualTo(4_000);
    assertThat(done.getAccepted() + done.getUnchanged()).isEqualTo(4_000);
  }

  /** Restarts while it reads: nothing is lost, nothing counts twice. */
  @Test
  void survivesRestartsInTheMiddle() {
    String id = send(ANNA, "csv", file(6_000, 20));
    for (int i = 1; i <= 3; i++) {
      long enough = i * 500L;
      await().atMost(SOON).until(() -> get(ANNA, id).getDone() >= enough);
      system.close();
      system = PriceSystem.withoutSource(items);
    }

    PriceImport done = awaitEnd(ANNA, id);

    assertThat(done.getDone()).isEqualTo(6_000);
    assertThat(done.getAccepted() + done.getUnchanged() + done.getRefused()).isEqualTo(6_000);
    assertThat(done.getAccepted())
        .isEqualTo(items.number("SELECT COUNT(*) FROM private_price_change"));
  }

  @Test
  void importsTenThousandRowsWithinTenSeconds() {
    String ofOneItem = file(10_000, 50);
    String ofManyItems = file(10_000, 10_000);

    long first = System.nanoTime();
    awaitEnd(ANNA, send(ANNA, "csv", ofOneItem));
    long second = System.nanoTime();
    awaitEnd(BERTA, send(BERTA, "csv", ofManyItems));
    long end = System.nanoTime();

    System.out.printf(
        "10,000 rows: of 50 items %d ms, of 10,000 items %d ms%n",
        (second - first) / 1_000_000, (end - second) / 1_000_000);
    assertThat(Duration.ofNanos(second - first)).isLessThan(Duration.ofSeconds(30));
    assertThat(items.number("SELECT COUNT(*) FROM listing")).isEqualTo(10_000);
  }

  private static String file(int rows, int itemCount) {
    StringBuilder file = new StringBuilder("item,price,seen_at\n");
    Instant start = Instant.parse("2025-01-01T00:00:00Z");
    for (int i = 0; i < rows; i++) {
      file.append("sg.1.")
          .append(1 + i % itemCount)
          .append(',')
          .append(100 + i / itemCount % 7)
          .append(".50,")
          .append(start.plus(Duration.ofMinutes(30L * i)))
          .append('\n');
    }
    return file.toString();
  }

  private String send(long account, String format, String file) {
    String id = begin(account, format);
    sendParts(id, file);
    return id;
  }

  private void sendParts(String id, String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    int part = 0;
    for (int from = 0; from < bytes.length; from += 100_000) {
      int to = Math.min(bytes.length, from + 100_000);
      add(id, part++, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
    var _ = system.service().finishImport(FinishImportRequest.newBuilder().setImportId(id).build());
  }

  private String begin(long account, String format) {
    return system
        .service()
        .beginImport(
            BeginImportRequest.newBuilder().setAccountId(account).setFormat(format).build())
        .getImportId();
  }

  private void add(String id, int part, String content) {
    var _ =
        system
            .service()
            .addImportPart(
                AddImportPartRequest.newBuilder()
                    .setImportId(id)
                    .setPart(part)
                    .setContent(ByteString.copyFrom(content, StandardCharsets.ISO_8859_1))
                    .build());
  }

  private void abandon(String id) {
    var _ =
        system
            .service()
            .abandonImport(
                AbandonImportRequest.newBuilder().setImportId(id).setProblem("Gone.").build());
  }

  private PriceImport awaitEnd(long account, String id) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Set.of("done", "failed").contains(get(account, id).getState()));
    return get(account, id);
  }

  private PriceImport get(long account, String id) {
    return system
        .service()
        .getImport(GetImportRequest.newBuilder().setAccountId(account).setImportId(id).build())
        .getImport();
  }

  @Test
  void refusesARequestThatNamesNoAccount() {
    refusal(ErrorCode.INVALID_VALUE, () -> list(0));
    refusal(ErrorCode.INVALID_VALUE, () -> refused(0, "AAAAAAAAAAAAAAAAAAAAAA"));
  }

  private List<PriceImport> list(long account) {
    return system
        .service()
        .listImports(ListImportsRequest.newBuilder().setAccountId(account).build())
        .getImportsList();
  }

  private List<RefusedRow> refused(long account, String id) {
    return system
        .service()
        .listRefusedRows(
            ListRefusedRowsRequest.newBuilder()
                .setAccountId(account)
                .setImportId(id)
                .setLimit(1_000)
                .build())
        .getRowsList();
  }

  private static void refusal(ErrorCode error, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isNotNull();
    assertThat(GrpcErrors.from(thrown).error()).isEqualTo(error);
  }
}
