package dev.tidemark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestedDatabaseIT {

  @Test
  void eachOneIsEmptyAndApartFromTheOthers() throws SQLException {
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create();
        Connection toOne = connect(one);
        Connection toOther = connect(other);
        Statement inOne = toOne.createStatement();
        Statement inOther = toOther.createStatement()) {
      inOne.execute("CREATE TABLE thing (thing_id BIGINT NOT NULL PRIMARY KEY)");

      assertThatThrownBy(() -> inOther.execute("SELECT thing_id FROM thing"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("doesn't exist");
    }
  }

  @Test
  void isGoneWhenClosed() throws SQLException {
    TestDatabase database = TestDatabase.create();
    database.close();

    assertThatThrownBy(() -> connect(database).close()).hasMessageContaining("Unknown database");
  }

  @Test
  void runsInUtcAndRefusesBadValues() throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE thing (name VARCHAR(3) NOT NULL)");

      assertThatThrownBy(() -> statement.execute("INSERT INTO thing (name) VALUES ('four')"))
          .hasMessageContaining("too long");
      try (ResultSet zone = statement.executeQuery("SELECT @@time_zone")) {
        assertThat(zone.next()).isTrue();
        assertThat(zone.getString(1)).isEqualTo("+00:00");
      }
    }
  }

  private static Connection connect(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
