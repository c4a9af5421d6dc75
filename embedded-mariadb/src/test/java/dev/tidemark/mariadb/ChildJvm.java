package dev.tidemark.mariadb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with a server of its own in it, to be killed. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final long serverPid;

  private ChildJvm(Process process, long serverPid) {
    this.process = process;
    this.serverPid = serverPid;
  }

  /** Starts it behind a wrapping command and returns when its server runs and has 50 rows. */
  static ChildJvm start(Path directory, Path cache, List<String> wrapper) throws IOException {
    return start(directory, cache, wrapper, System.getProperty("java.class.path"));
  }

  static ChildJvm start(Path directory, Path cache, List<String> wrapper, String classPath)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            Main.class.getName(),
            directory.toString(),
            cache.toAbsolutePath().toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("server ")) {
        return new ChildJvm(process, Long.parseLong(line.substring("server ".length())));
      }
    }
    throw new IOException("the child ended without a server");
  }

  long pid() {
    return process.pid();
  }

  long serverPid() {
    return serverPid;
  }

  /** Ends the JVM without a chance to clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** What the child does. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedMariaDb server =
          EmbeddedMariaDb.start(CrashIT.durable(Path.of(arguments[0]), Path.of(arguments[1])));
      CrashIT.fill(server);
      System.out.println("server " + server.pid());
      Thread.currentThread().join();
    }
  }
}
