package dev.tidemark.price.imports;

import dev.tidemark.itemsdb.imports.ImportPartStore;
import dev.tidemark.itemsdb.imports.ImportStore;
import dev.tidemark.itemsdb.imports.PriceImport;
import dev.tidemark.itemsdb.imports.RefusedRow;
import dev.tidemark.itemsdb.imports.RefusedRowStore;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.AbandonImportRequest;
import dev.tidemark.protocol.price.v1.AddImportPartRequest;
import dev.tidemark.protocol.price.v1.BeginImportRequest;
import dev.tidemark.protocol.price.v1.BeginImportResponse;
import dev.tidemark.protocol.price.v1.FinishImportRequest;
import dev.tidemark.protocol.price.v1.ListRefusedRowsRequest;
import dev.tidemark.runtime.database.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files of observations, and tells how they stand. Safe for use by many threads. */
public final class Imports {
  private static final Logger log = LoggerFactory.getLogger(Imports.class);

  private static final int LARGEST_PART = 1024 * 1024;
  private static final int MOST_ROWS_AT_ONCE = 1_000;
  private static final int ID_BYTES = 8;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Imports(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public BeginImportResponse begin(BeginImportRequest request) {
    String format = request.getFormat();
    if (!format.equals("csv") && !format.equals("json")) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "format", "a file is csv or json, not '" + format + "'");
    }
    AccountId account = AccountId.ofRequest(request.getAccountId());
    giveUpAbandoned();
    String id = randomId();
    boolean begun =
        database.write(handle ->
            new ImportStore(handle).insert(id, account, request.getShared(), format, now()));
    if (!begun) {
      throw new TidemarkException(
          ErrorCode.IMPORT_RUNNING,
          "Another import of this account is not finished yet; wait for its end.");
    }
    log.info("Import begun import={} account={} format={}", id, account, format);
    return BeginImportResponse.newBuilder().setImportId(id).build();
  }

  /** Its part and its time of life in one transaction: a file that has ended takes no part. */
  public void add(AddImportPartRequest request) {
    byte[] content = request.getContent().toByteArray();
    if (content.length > LARGEST_PART || request.getPart() < 0) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "content", "a part has at most " + LARGEST_PART + " bytes");
    }
    boolean added =
        database.write(handle -> {
          boolean receiving = new ImportStore(handle).receiving(request.getImportId());
          if (receiving) {
            new ImportPartStore(handle).write(request.getImportId(), request.getPart(), content);
          }
          return receiving;
        });
    if (!added) {
      throw notFound();
    }
  }

  public PriceImport finish(FinishImportRequest request) {
    String id = request.getImportId();
    boolean _ = database.write(handle -> new ImportStore(handle).received(id));
    return database.read(handle -> new ImportStore(handle).find(id)).orElseThrow(Imports::notFound);
  }

  public void abandon(AbandonImportRequest request) {
    giveUp(request.getImportId(), request.getProblem());
  }

  /** Ends uploads of which nothing has come for a minute, so that their accounts may try again. */
  void giveUpAbandoned() {
    database
        .read(handle -> new ImportStore(handle).abandoned())
        .forEach(id -> giveUp(id, "The file did not arrive to its end."));
  }

  private void giveUp(String id, String problem) {
    boolean _ =
        database.write(handle -> {
          new ImportStore(handle).fail(id, problem, now());
          new ImportPartStore(handle).delete(id);
          return true;
        });
  }

  public PriceImport get(AccountId account, String id) {
    return database
        .read(handle -> new ImportStore(handle).find(id))
        .filter(found -> found.account().equals(account))
        .orElseThrow(Imports::notFound);
  }

  /** Newest first. */
  public List<PriceImport> list(AccountId account) {
    return database.read(handle -> new ImportStore(handle).list(account));
  }

  public List<RefusedRow> refused(ListRefusedRowsRequest request) {
    PriceImport found = get(AccountId.ofRequest(request.getAccountId()), request.getImportId());
    int limit = request.getLimit();
    if (limit < 1 || limit > MOST_ROWS_AT_ONCE) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "limit", "limit is 1 to " + MOST_ROWS_AT_ONCE);
    }
    return database.read(
        handle -> new RefusedRowStore(handle).list(found.id(), request.getAfterRow(), limit));
  }

  private static TidemarkException notFound() {
    return new TidemarkException(
        ErrorCode.IMPORT_NOT_FOUND, "This account has no such import, or it has ended.");
  }

  private String randomId() {
    byte[] bits = new byte[ID_BYTES];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
