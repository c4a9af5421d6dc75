package dev.tidemark.server;

import dev.tidemark.runtime.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Says what runs on a data directory and whether it is well. */
final class StatusCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private StatusCommand() {}

  /** Prints a line per role that has ever run here; 0 when one runs and all that run are well. */
  static int run(Settings settings, PrintStream out) {
    Path dataDir = ServerSettings.dataDir(settings);
    boolean any = false;
    boolean well = true;
    for (ServerRole role : ServerRole.values()) {
      Optional<RunFile> found = RunFile.read(RunFile.in(dataDir, role)).filter(RunFile::isAlive);
      if (found.isPresent()) {
        any = true;
        well &= report(role, found.get(), out);
      }
    }
    if (!any) {
      out.println("Nothing runs on " + dataDir + ".");
    }
    return any && well ? 0 : 1;
  }

  private static boolean report(ServerRole role, RunFile run, PrintStream out) {
    Optional<HttpResponse<String>> answer = readiness(run);
    boolean ready = answer.isPresent() && answer.get().statusCode() == 200;
    out.printf(
        "%s: %s, process %d%s%s, health on %s%n",
        role.word(),
        ready ? "ready" : "NOT READY",
        run.pid(),
        run.url().map(url -> ", " + url).orElse(""),
        run.demoShop().map(shop -> ", demo shop on " + shop).orElse(""),
        run.adminUrl());
    if (!ready) {
      out.println("  " + answer.map(HttpResponse::body).orElse("its admin port does not answer"));
    }
    return ready;
  }

  private static Optional<HttpResponse<String>> readiness(RunFile run) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(run.adminUrl() + "/readyz")).timeout(PATIENCE).build();
      return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
