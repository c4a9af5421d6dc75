package dev.tidemark.price.imports;

import dev.tidemark.itemsdb.imports.RefusedRow;
import dev.tidemark.protocol.price.v1.PriceImport;

/** Imports in messages. */
public final class ImportMessages {
  private ImportMessages() {}

  public static PriceImport message(dev.tidemark.itemsdb.imports.PriceImport stored) {
    PriceImport.Builder message =
        PriceImport.newBuilder()
            .setImportId(stored.id())
            .setFormat(stored.format())
            .setState(stored.state().word())
            .setCreatedAtMs(stored.createdAt().toEpochMilli())
            .setSize(stored.size())
            .setDone(stored.counts().done())
            .setAccepted(stored.counts().accepted())
            .setUnchanged(stored.counts().unchanged())
            .setRefused(stored.counts().refused())
            .setShared(stored.shared());
    if (stored.finishedAt() != null) {
      message.setFinishedAtMs(stored.finishedAt().toEpochMilli());
    }
    if (stored.rows() != null) {
      message.setRows(stored.rows());
    }
    if (stored.problem() != null) {
      message.setProblem(stored.problem());
    }
    return message.build();
  }

  public static dev.tidemark.protocol.price.v1.RefusedRow message(RefusedRow stored) {
    return dev.tidemark.protocol.price.v1.RefusedRow.newBuilder()
        .setRow(stored.number())
        .setCode(stored.code())
        .setDetail(stored.detail())
        .setContent(stored.content())
        .build();
  }
}
