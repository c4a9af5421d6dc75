package dev.tidemark.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One process with its own database, as {@code ./tidemark start} runs it. */
final class StandaloneDeployment implements Deployment {
  private final URI url;
  private final ServerProcess server;

  StandaloneDeployment(Path directory, Map<String, String> settings) {
    int port = ServerProcess.freePort();
    this.url = URI.create("http://127.0.0.1:" + port);
    this.server =
        new ServerProcess(
            directory.resolve("data"), settings, port, List.of("--port", Integer.toString(port)));
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public Map<String, URI> adminUrls() {
    return Map.of("all", server.adminUrl());
  }

  @Override
  public void start() {
    server.start();
    server.awaitReady();
  }

  @Override
  public void kill() {
    server.kill();
  }

  @Override
  public String output() {
    return server.output();
  }

  @Override
  public void close() {
    server.stop();
  }
}
