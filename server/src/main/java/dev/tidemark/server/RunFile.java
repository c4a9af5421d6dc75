package dev.tidemark.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Says in a data directory which process runs on it and where it answers; the launcher reads it
 * too.
 *
 * @param url where people and programs find it; absent for a role without a public address
 * @param demoShop where the demo shop is that it knows of
 */
record RunFile(long pid, Optional<String> url, String adminUrl, Optional<String> demoShop) {
  /** The file of a role: {@code tidemark.run} for all of them in one process. */
  static Path in(Path dataDir, ServerRole role) {
    return dataDir.resolve((role == ServerRole.ALL ? "tidemark" : role.word()) + ".run");
  }

  /** What the file says, when there is one. */
  static Optional<RunFile> read(Path file) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
      return Optional.of(
          new RunFile(
              Long.parseLong(values.getProperty("pid", "0")),
              Optional.ofNullable(values.getProperty("url")),
              values.getProperty("admin", ""),
              Optional.ofNullable(values.getProperty("demo"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes the file as a whole: a reader sees either none or a complete one. */
  AutoCloseable write(Path file) {
    StringBuilder text = new StringBuilder("pid=" + pid + "\n");
    url.ifPresent(address -> text.append("url=").append(address).append('\n'));
    text.append("admin=").append(adminUrl).append('\n');
    demoShop.ifPresent(address -> text.append("demo=").append(address).append('\n'));
    try {
      Path complete = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(complete, text);
      Files.move(
          complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return () -> Files.deleteIfExists(file);
  }

  /** Whether the process that wrote it is still there. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
