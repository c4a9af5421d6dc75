package dev.tidemark.itemsdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.runtime.database.Migrations;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  @AutoClose private final ItemsDbForTests db = new ItemsDbForTests();

  @Test
  void buildTheSchemaInAnEmptyDatabase() {
    assertThat(
            db.<List<String>>read(handle ->
                handle
                    .createQuery(
                        """
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = DATABASE()
                        """)
                    .mapTo(String.class)
                    .list()))
        .contains(
            "listing",
            "model",
            "price_change",
            "price_day",
            "poll_state",
            "bucket_lease",
            "collector",
            "connector",
            "second_look");
  }

  @Test
  void leaveAMigratedDatabaseAsItIs() {
    db.execute(
        "INSERT INTO listing (listing_id, shop_id, state, tracked_since) VALUES (1, 1, 1, 0)");

    Migrations.run(db.config(), ItemsDb.MIGRATIONS);

    assertThat(
            db.<Integer>read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM listing").mapTo(Integer.class).one()))
        .isEqualTo(1);
  }
}
