package dev.tidemark.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitFileTest {

  @TempDir Path folder;

  @Test
  void escapesPasswordsAndNamesBothHosts() {
    List<String> statements = InitFile.statements(config(account("a'b\\c;", Grant.owner("shop"))));

    assertThat(statements)
        .contains(
            "CREATE OR REPLACE USER 'app'@'127.0.0.1' IDENTIFIED BY 'a''b\\\\c;';",
            "CREATE OR REPLACE USER 'app'@'localhost' IDENTIFIED BY 'a''b\\\\c;';",
            "GRANT ALL PRIVILEGES ON `shop`.* TO 'app'@'localhost';");
  }

  @Test
  void grantsOnATableThatIsNotThereYet() {
    Grant grant = Grant.onTable("shop", "item", Grant.Privilege.UPDATE, Grant.Privilege.SELECT);

    assertThat(InitFile.statements(config(account("x", grant))))
        .containsSubsequence(
            "GRANT CREATE, SELECT, UPDATE ON `shop`.`item` TO 'app'@'127.0.0.1';",
            "REVOKE CREATE ON `shop`.`item` FROM 'app'@'127.0.0.1';");
  }

  @Test
  void onlyItsOwnerMayReadItAndItGoesAway() throws IOException {
    Path file;
    try (InitFile init = InitFile.write(folder, config(account("x", Grant.read("shop"))))) {
      file = init.file();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }

    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a`b", "a'b", "1st", "a b", "a;b", "ünder"})
  void refusesNamesThatWouldNeedEscaping(String name) {
    assertThatThrownBy(() -> Grant.owner(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DatabaseAccount(name, "x", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\nlines", "nul\0"})
  void refusesPasswordsThatAreNone(String password) {
    assertThatThrownBy(() -> new DatabaseAccount("app", password, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAccountDoesNotShowItsPassword() {
    assertThat(config(account("secret", Grant.owner("shop"))).toString()).doesNotContain("secret");
  }

  private static DatabaseAccount account(String password, Grant grant) {
    return new DatabaseAccount("app", password, List.of(grant));
  }

  private MariaDbConfig config(DatabaseAccount account) {
    return MariaDbConfig.in(folder, folder).withAccounts(List.of(account));
  }
}
