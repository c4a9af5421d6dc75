package dev.tidemark.itemsdb;

/** Names items-db and the place of its migrations, which run as the owner of the schema. */
public final class ItemsDb {
  /** The name in settings, metrics and readiness checks. */
  public static final String NAME = "items-db";

  /** Where the migrations lie on the class path. */
  public static final String MIGRATIONS = "dev/tidemark/itemsdb/migrations";

  private ItemsDb() {}
}
