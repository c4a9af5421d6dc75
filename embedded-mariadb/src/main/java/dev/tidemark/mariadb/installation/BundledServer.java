package dev.tidemark.mariadb.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The server inside our own jar, for Linux on x86-64, and its unpacking into a folder named after
 * its version and content. Safe for concurrent use, by threads and by processes.
 */
public final class BundledServer {

  /** A file lock is held by the whole process, so threads need one of their own. */
  private static final ReentrantLock UNPACKING = new ReentrantLock();

  private BundledServer() {}

  /** Whether our server is made for this system and processor, named as Java names them. */
  public static boolean isFor(String system, String processor) {
    return system.equals("Linux") && (processor.equals("amd64") || processor.equals("x86_64"));
  }

  /**
   * The server's folder inside the cache, unpacked if it is not there yet.
   *
   * @throws IOException when it cannot be written
   */
  public static Installation in(Path cache) throws IOException {
    Properties description = description();
    String name =
        "mariadb-"
            + description.getProperty("version")
            + "-"
            + description.getProperty("sha256").substring(0, 8);
    Path folder = cache.toAbsolutePath().resolve(name);
    Installation installation =
        new Installation(folder.resolve("bin/mariadbd"), folder.resolve("share"));
    if (installation.isComplete()) {
      return installation;
    }
    Files.createDirectories(cache);
    UNPACKING.lock();
    try (FileChannel file =
            FileChannel.open(
                cache.resolve("mariadb.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (lock.isValid() && !installation.isComplete()) {
        unpack(folder);
      }
    } finally {
      UNPACKING.unlock();
    }
    return installation;
  }

  private static void unpack(Path folder) throws IOException {
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".part");
    delete(unfinished);
    delete(folder);
    try (ZipInputStream archive = new ZipInputStream(resource("server.zip"))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        Path file = unfinished.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling("."));
        Files.copy(archive, file);
      }
    }
    if (!unfinished.resolve("bin/mariadbd").toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + unfinished + "/bin/mariadbd executable");
    }
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static Properties description() throws IOException {
    Properties description = new Properties();
    try (InputStream in = resource("server.properties")) {
      description.load(in);
    }
    return description;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream resource = BundledServer.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IOException("this build carries no MariaDB server (" + name + " is missing)");
    }
    return resource;
  }
}
