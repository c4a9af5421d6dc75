package dev.tidemark.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The one folder of a cluster. Only its owner may enter, since configuration files hold passwords.
 */
public record ClusterHome(Path root) {
  /** The kernel's limit of a socket's path is 107 bytes; ours is the longest below the root. */
  private static final int LONGEST_ROOT = 80;

  private static final Set<PosixFilePermission> PRIVATE_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> PRIVATE_FILE =
      PosixFilePermissions.fromString("rw-------");

  public ClusterHome {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the folders that are missing.
   *
   * @throws ClusterException when the path cannot be used
   */
  void create() {
    if (root.toString().length() > LONGEST_ROOT || root.toString().contains(" ")) {
      throw new ClusterException(
          "the folder %s cannot hold a cluster: choose one by --data-dir whose path has at most %d"
                  .formatted(root, LONGEST_ROOT)
              + " characters and no space");
    }
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PRIVATE_FOLDER);
      for (Path folder : new Path[] {config(), secrets(), run(), log(), root.resolve("data")}) {
        Files.createDirectories(folder);
      }
      Files.setPosixFilePermissions(secrets(), PRIVATE_FOLDER);
    } catch (IOException e) {
      throw new ClusterException("cannot make the folder " + root + ": " + e.getMessage(), e);
    }
  }

  Path config() {
    return root.resolve("config");
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  Path run() {
    return root.resolve("run");
  }

  Path log() {
    return root.resolve("log");
  }

  Path data(String part) {
    return root.resolve("data").resolve(part);
  }

  /** Writes a file that only the owner reads, as a whole or not at all; true when it changed. */
  static boolean writePrivately(Path file, String text) {
    try {
      if (Files.exists(file) && Files.readString(file).equals(text)) {
        return false;
      }
      Files.createDirectories(file.resolveSibling("."));
      Path complete = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(complete);
      Files.createFile(complete, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
      Files.writeString(complete, text);
      Files.move(
          complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ClusterException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
