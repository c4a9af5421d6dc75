package dev.tidemark.itemsdb.imports;

/** What has become of an import's rows so far. */
public record ImportCounts(long done, long accepted, long unchanged, long refused) {
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

  public ImportCounts plus(ImportCounts more) {
    return new ImportCounts(
        done + more.done,
        accepted + more.accepted,
        unchanged + more.unchanged,
        refused + more.refused);
  }
}
