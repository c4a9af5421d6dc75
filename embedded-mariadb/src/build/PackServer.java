import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs what a running server needs out of the 149 MB database artifact, without debug symbols, into
 * one archive of a tenth of that; run by the build of this module, which gives the version, the
 * artifact and the output directory.
 *
 * <p>It does nothing when the output is there and made from the same artifact by this same program.
 */
public final class PackServer {
  private static final String NEEDED = ".*/linux/(bin/mariadbd|share/[^/]+\\.sql|share/(english|charsets)/.+)";

  /** Help texts for interactive clients, time zone samples and the test database: never used. */
  private static final String NOT_NEEDED = ".*/(fill_help_tables|mariadb_test_.*)\\.sql";

  private static final LocalDateTime REPRODUCIBLE = LocalDateTime.of(2026, 1, 1, 0, 0);

  public static void main(String[] args) throws Exception {
    String version = args[0];
    Path artifact = Path.of(args[1]);
    Path output = Files.createDirectories(Path.of(args[2]));
    Path program = Path.of(args[3]);
    Path archive = output.resolve("server.zip");
    Path description = output.resolve("server.properties");
    String origin =
        artifact.getFileName() + " of " + Files.size(artifact) + " bytes by " + sha256(program);

    if (Files.exists(archive) && origin.equals(read(description).getProperty("origin"))) {
      return;
    }
    Files.deleteIfExists(description);
    Path part = Files.createTempDirectory(output, "part");
    try {
      Path unfinished = part.resolve("server.zip");
      pack(artifact, unfinished, part);
      Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      delete(part);
    }
    Files.writeString(
        description,
        "version=%s%nsha256=%s%norigin=%s%n".formatted(version, sha256(archive), origin));
    System.out.printf("packed MariaDB %s: %,d KB%n", version, Files.size(archive) / 1024);
  }

  private static void pack(Path artifact, Path archive, Path work) throws Exception {
    try (ZipFile from = new ZipFile(artifact.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(archive))) {
      to.setLevel(Deflater.BEST_COMPRESSION);
      List<? extends ZipEntry> entries =
          from.stream()
              .filter(entry -> !entry.isDirectory())
              .filter(entry -> entry.getName().matches(NEEDED))
              .filter(entry -> !entry.getName().matches(NOT_NEEDED))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        Path file = work.resolve("entry");
        try (InputStream in = from.getInputStream(entry)) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (entry.getName().endsWith("/bin/mariadbd")) {
          strip(file);
        }
        ZipEntry packed = new ZipEntry(entry.getName().replaceFirst(".*/linux/", ""));
        packed.setTimeLocal(REPRODUCIBLE);
        to.putNextEntry(packed);
        Files.copy(file, to);
      }
    }
  }

  private static void strip(Path binary) throws InterruptedException {
    try {
      int exit = new ProcessBuilder("strip", binary.toString()).inheritIO().start().waitFor();
      if (exit != 0) {
        System.out.println("strip ended with " + exit + "; the server keeps its debug symbols");
      }
    } catch (IOException missing) {
      System.out.println("no strip on this machine (package binutils): the server keeps its debug symbols, about 100 MB");
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      }
    }
    return properties;
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
