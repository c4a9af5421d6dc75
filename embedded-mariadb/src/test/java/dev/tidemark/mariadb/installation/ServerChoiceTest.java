package dev.tidemark.mariadb.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerChoiceTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,true",
    "Linux,x86_64,true",
    "Linux,aarch64,false",
    "Mac OS X,x86_64,false",
    "Windows 11,amd64,false"
  })
  void ourServerIsForLinuxOnX86Only(String system, String processor, boolean expected) {
    assertThat(BundledServer.isFor(system, processor)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"share/mysql,mysql", "share/mariadb,mariadb", "share,mariadb"})
  void elsewhereAnInstalledServerIsTakenWhateverItsFilesAreCalled(String share, String flavour)
      throws IOException {
    Path program = install(share, flavour, "echo 'mariadbd  Ver 10.11.6-MariaDB for Linux'");

    ServerChoice choice = ServerChoice.on(arm(program), folder);

    assertThat(choice)
        .isEqualTo(
            new ServerChoice.Found(
                new Installation(program, folder.resolve("usr").resolve(share)), "10.11.6"));
  }

  @Test
  void aServerWithoutItsFilesIsNoServer() throws IOException {
    Path program = install("share/mysql", "mysql", "echo Ver 10.11.6");
    Files.delete(folder.resolve("usr/share/mysql/mysql_system_tables.sql"));

    assertThat(ServerChoice.on(arm(program), folder))
        .isInstanceOfSatisfying(
            ServerChoice.NotFound.class,
            none -> assertThat(none.reasons()).anyMatch(reason -> reason.contains("SQL files")));
  }

  @Test
  void aServerThatDoesNotRunIsNoServerAndItsWordsAreKept() throws IOException {
    Path program = install("share/mysql", "mysql", "echo 'libaio.so.1: cannot open'; exit 127");

    assertThat(ServerChoice.on(arm(program), folder))
        .isInstanceOfSatisfying(
            ServerChoice.NotFound.class,
            none -> assertThat(none.reasons()).anyMatch(reason -> reason.contains("libaio.so.1")));
  }

  @Test
  void thePathIsSearchedBeforeTheUsualFolders() {
    assertThat(InstalledServers.folders("/opt/mine::relative"))
        .startsWith(Path.of("/opt/mine"))
        .contains(Path.of("/usr/sbin"))
        .allMatch(Path::isAbsolute);
  }

  private static ServerChoice.Machine arm(Path program) {
    return new ServerChoice.Machine(
        "Linux", "aarch64", List.of(program.resolveSibling("").normalize()));
  }

  /** Makes what a package of MariaDB would have installed below {@code usr}. */
  private Path install(String share, String flavour, String script) throws IOException {
    Path files = Files.createDirectories(folder.resolve("usr").resolve(share).resolve("english"));
    Files.createFile(files.resolve("errmsg.sys"));
    for (String file : List.of("system_tables", "performance_tables", "system_tables_data")) {
      Files.createFile(files.resolveSibling(flavour + "_" + file + ".sql"));
    }
    Files.createFile(files.resolveSibling("maria_add_gis_sp_bootstrap.sql"));
    Path program =
        Files.writeString(
            Files.createDirectories(folder.resolve("usr/sbin")).resolve("mariadbd"),
            "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
