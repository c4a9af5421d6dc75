package dev.tidemark.mariadb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server's own folder, locked for as long as this object is open: its tables, its temporary
 * files, its log and who uses it. Safe for concurrent use.
 */
final class DataDirectory implements AutoCloseable {

  /**
   * What this JVM has open. A file lock belongs to the whole process, and opening the file a second
   * time would even lose it, so threads of one process must be told apart here.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel lock;

  private DataDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Creates the folder if need be and locks it.
   *
   * @throws MariaDbException at once when another process, or this one, has it open
   */
  static DataDirectory open(Path path) {
    try {
      createPrivate(path);
      Path directory = path.toRealPath();
      if (!OPEN.add(directory)) {
        throw inUse(directory, "this process");
      }
      try {
        return new DataDirectory(directory, lock(directory));
      } catch (Throwable fault) {
        OPEN.remove(directory);
        throw fault;
      }
    } catch (IOException fault) {
      throw new MariaDbException("cannot use the data directory " + path + ": " + fault, fault);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(directory, "process " + Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (Throwable fault) {
      channel.close();
      throw fault;
    }
  }

  private static MariaDbException inUse(Path directory, String user) {
    return new MariaDbException(
        "the data directory %s is in use by %s; stop that one first or choose another directory"
            .formatted(directory, user));
  }

  /** Creates a folder that only its owner may enter. */
  static void createPrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** The folder itself. */
  Path path() {
    return directory;
  }

  /** The server's {@code --datadir}; absent until it is bootstrapped. */
  Path tables() {
    return directory.resolve("data");
  }

  /** Where new tables are made, to become {@link #tables()} when complete. */
  Path unfinishedTables() {
    return directory.resolve("data.new");
  }

  Path temporary() {
    return directory.resolve("tmp");
  }

  Path log() {
    return directory.resolve("mariadb.log");
  }

  Path pidFile() {
    return directory.resolve("mariadbd.pid");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException fault) {
      throw new MariaDbException("cannot unlock " + directory, fault);
    } finally {
      OPEN.remove(directory);
    }
  }
}
