package dev.tidemark.price.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.tidemark.price.PriceDatabase;
import dev.tidemark.price.PriceSystem;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.FinishImportRequest;
import dev.tidemark.protocol.price.v1.ForgetAccountRequest;
import dev.tidemark.protocol.price.v1.GetImportRequest;
import dev.tidemark.runtime.grpc.GrpcErrors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgetAccountIT {
  private static final long ANNA = 11;
  private static final long BERTA = 12;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String FILE =
      """
      item,price,seen_at,currency
      sg.1.2,10.00,2026-01-01T00:00:00Z,SGD
      sg.1.2,"12,90",2026-01-03T00:00:00Z,SGD
      """;

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
  void leavesNothingOfTheAccountAndEverythingOfOthers() {
    for (long account : List.of(ANNA, BERTA)) {
      awaitEnd(account, send(account));
      doubt(account);
    }

    forget(ANNA);
    forget(ANNA);

    for (String table :
        List.of("private_item", "private_price_change", "doubted_observation", "price_import")) {
      assertThat(rowsOf(table, ANNA)).as(table).isZero();
      assertThat(rowsOf(table, BERTA)).as(table).isEqualTo(1);
    }
    assertThat(items.number("SELECT COUNT(*) FROM price_import_refusal")).isEqualTo(1);
    assertThat(items.number("SELECT COUNT(*) FROM listing")).isEqualTo(1);
  }

  @Test
  void forgetsMoreThanOneTransactionHolds() {
    items.execute(
        """
        INSERT INTO private_price_change
          (account_id, listing_id, model_id, source, observed_at, price, flash_sale, stock)
        SELECT 11, a.bucket, b.bucket, 4, 1, 100000, 0, 1
        FROM bucket_lease a CROSS JOIN bucket_lease b
        WHERE b.bucket < 25
        """);

    forget(ANNA);

    assertThat(rowsOf("private_price_change", ANNA)).isZero();
  }

  @Test
  void takesNothingMoreOfAFileThatIsStillArriving() {
    String id = begin(ANNA);
    add(id, FILE);

    forget(ANNA);

    Throwable late = catchThrowable(() -> finish(id));
    assertThat(GrpcErrors.from(late).error()).isEqualTo(ErrorCode.IMPORT_NOT_FOUND);
    assertThat(items.number("SELECT COUNT(*) FROM price_import_part")).isZero();
    awaitEnd(ANNA, send(ANNA));
  }

  /** Whoever adds a table here empties it in {@code ForgetAccount} first. */
  @Test
  void knowsEveryTableThatNamesAnAccount() {
    List<String> tables =
        items
            .database()
            .read(handle ->
                handle
                    .createQuery(
                        """
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = DATABASE() AND column_name = 'account_id'
                        """)
                    .mapTo(String.class)
                    .list());

    assertThat(tables)
        .containsExactlyInAnyOrder(
            "doubted_observation", "price_import", "private_item", "private_price_change");
  }

  private void forget(long account) {
    var _ =
        system
            .administration()
            .forgetAccount(ForgetAccountRequest.newBuilder().setAccountId(account).build());
  }

  private int rowsOf(String table, long account) {
    return items.number("SELECT COUNT(*) FROM " + table + " WHERE account_id = " + account);
  }

  private void doubt(long account) {
    items.execute(
        """
        INSERT INTO doubted_observation
          (account_id, listing_id, model_id, source, observed_at, price, flash_sale, stock)
        VALUES (%d, 1, 0, 4, 1, 100000, 0, 1)
        """
            .formatted(account));
  }

  private String send(long account) {
    String id = begin(account);
    add(id, FILE);
    finish(id);
    return id;
  }

  private String begin(long account) {
    return system
        .service()
        .beginImport(BeginImportRequest.newBuilder().setAccountId(account).setFormat("csv").build())
        .getImportId();
  }

  private void add(String id, String content) {
    var _ =
        system
            .service()
            .addImportPart(
                AddImportPartRequest.newBuilder()
                    .setImportId(id)
                    .setContent(ByteString.copyFromUtf8(content))
                    .build());
  }

  private void finish(String id) {
    var _ = system.service().finishImport(FinishImportRequest.newBuilder().setImportId(id).build());
  }

  private void awaitEnd(long account, String id) {
    GetImportRequest question =
        GetImportRequest.newBuilder().setAccountId(account).setImportId(id).build();
    await()
        .atMost(SOON)
        .until(() -> system.service().getImport(question).getImport().getState().equals("done"));
  }
}
