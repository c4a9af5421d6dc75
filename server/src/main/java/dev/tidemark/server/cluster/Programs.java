package dev.tidemark.server.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of other people that a cluster is made of, as packages install them. */
final class Programs {
  /** Where servers are installed that are not on everyone's path. */
  private static final List<String> ALSO = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");

  private Programs() {}

  static Optional<Path> find(String program) {
    return Stream.concat(
            Stream.of(
                System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1)),
            ALSO.stream())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The first of several names that is installed.
   *
   * @throws ClusterException when none is
   */
  static String any(String... names) {
    return Stream.of(names)
        .map(Programs::find)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() ->
            new ClusterException(
                names[0]
                    + " is not installed; ./tidemark cluster start installs what is missing"
                    + " when it may"))
        .toString();
  }
}
