package dev.tidemark.mariadb.installation;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The MariaDB servers that somebody installed on this machine, in the order we prefer them. */
public final class InstalledServers {

  /** Beside the PATH, which often lacks the administrators' folders. */
  private static final List<Path> USUAL_FOLDERS =
      Stream.of(
              "/usr/sbin",
              "/usr/bin",
              "/usr/libexec",
              "/usr/local/sbin",
              "/usr/local/bin",
              "/usr/local/mysql/bin",
              "/usr/local/mariadb/bin",
              "/opt/homebrew/bin")
          .map(Path::of)
          .toList();

  /** Where the SQL files may be, below the folder above the program's. */
  private static final List<String> SHARE_FOLDERS =
      List.of("share/mysql", "share/mariadb", "share");

  private InstalledServers() {}

  /** The folders of a PATH variable, then the usual ones. */
  public static List<Path> folders(String path) {
    return Stream.concat(
            Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute),
            USUAL_FOLDERS.stream())
        .distinct()
        .toList();
  }

  /** The complete installations whose program is in one of these folders. */
  public static List<Installation> in(List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve("mariadbd"))
        .flatMap(InstalledServers::withShare)
        .filter(Installation::isComplete)
        .toList();
  }

  private static Stream<Installation> withShare(Path program) {
    Path base = new Installation(program, program).base();
    return SHARE_FOLDERS.stream().map(share -> new Installation(program, base.resolve(share)));
  }
}
