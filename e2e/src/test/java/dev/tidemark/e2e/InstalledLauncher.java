package dev.tidemark.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher and what was built, copied to a folder as somebody has it who just built it. */
record InstalledLauncher(Path home) {
  static InstalledLauncher in(Path home) {
    try {
      Files.createDirectories(home);
      for (String file :
          List.of("tidemark", "setup.sh", "compose.yaml", "Dockerfile", ".dockerignore")) {
        copy(Path.of("..", file), home.resolve(file));
      }
      copyFolder(Path.of("..", "deploy"), home.resolve("deploy"));
      Path dist = home.resolve("server/target/dist");
      copyFolder(Path.of("..", "server", "target", "dist"), dist);
      Files.writeString(dist.resolve(".complete"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new InstalledLauncher(home);
  }

  private static void copyFolder(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(
        source, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Runs a script of it to its end; what it prints is written to a file of the folder.
   *
   * @throws IllegalStateException when it takes longer
   */
  int run(String output, String script, Duration longest, String... options) {
    List<String> words = new ArrayList<>(List.of(home.resolve(script).toString()));
    words.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(output).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TIDEMARK_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TZ", "America/St_Johns");
    // Quick to start; these processes do not live long enough for the second compiler to pay.
    builder.environment().put("TIDEMARK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx256m");
    try {
      Process process = builder.start();
      if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            words
                + " takes longer than "
                + longest
                + ":\n"
                + Files.readString(home.resolve(output)));
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words, e);
    }
  }
}
