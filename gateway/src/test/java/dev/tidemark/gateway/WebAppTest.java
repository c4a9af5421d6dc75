package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.gateway.ApiClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web app's files, as the gateway serves them from a jar or a folder. */
class WebAppTest {
  private static final Map<String, String> WANTS_PAGE = Map.of("Accept", "text/html");
  private static final Map<String, String> FILES =
      Map.of(
          "web/index.html", "<!doctype html><title>Tidemark</title>",
          "web/favicon.svg", "<svg/>",
          "web/assets/app-1a2b.js", "console.log('" + "tide".repeat(1_000) + "')");

  @TempDir Path folder;

  @Test
  void servesTheAppFromAJar() throws Exception {
    try (URLClassLoader jar = loader(jar());
        RunningGateway gateway = RunningGateway.withWebApp(jar)) {
      checkFiles(gateway.stranger());
    }
  }

  @Test
  void servesTheAppFromAFolder() throws Exception {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    try (URLClassLoader directory = loader(folder);
        RunningGateway gateway = RunningGateway.withWebApp(directory)) {
      checkFiles(gateway.stranger());
    }
  }

  private static void checkFiles(ApiClient client) throws IOException {
    Reply index = read(client, "/", WANTS_PAGE);
    assertThat(index.text()).contains("<title>Tidemark</title>");
    assertThat(index.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(index.header("cache-control")).isEqualTo("no-cache");
    for (String page :
        new String[] {
          "/login",
          "/items/sg.67707640.2245175584",
          "/sources",
          "/flash-sales",
          "/add",
          "/help",
          "/status",
          "/admin",
          "/flash-sales/demo/1300100000000000"
        }) {
      assertThat(read(client, page, WANTS_PAGE).text()).isEqualTo(index.text());
    }
    checkScript(client);
    checkMissing(client);
  }

  private static void checkScript(ApiClient client) throws IOException {
    String path = "/assets/app-1a2b.js";
    Reply plain = read(client, path, Map.of());
    Reply packed = read(client, path, Map.of("Accept-Encoding", "gzip, br"));
    Reply unchanged = read(client, path, Map.of("If-None-Match", plain.header("etag")));

    assertThat(plain.header("cache-control")).contains("immutable");
    assertThat(plain.header("content-type")).startsWith("text/javascript");
    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.response().body().length).isLessThan(500);
    assertThat(unpacked(packed)).isEqualTo(plain.text());
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.text()).isEmpty();
  }

  private static void checkMissing(ApiClient client) {
    assertThat(read(client, "/assets/gone.js", Map.of()).status()).isEqualTo(404);
    assertThat(read(client, "/assets/gone.js", Map.of()).code()).isEqualTo("not-found");
    assertThat(read(client, "/metrics", Map.of()).status()).isEqualTo(404);
    assertThat(read(client, "/a/b/", WANTS_PAGE).status()).isEqualTo(404);
    assertThat(read(client, "/gone.html", WANTS_PAGE).status()).isEqualTo(404);
    assertThat(read(client, "/gone.html", WANTS_PAGE).text()).contains("<title>Tidemark</title>");
    assertThat(read(client, "/api/nothing", WANTS_PAGE).code()).isEqualTo("not-found");
    assertThat(read(client, "/%2e%2e/secret", WANTS_PAGE).status()).isEqualTo(404);
    Reply written = client.sendAnywhere("POST", "/login", "x", Map.of());
    assertThat(written.status()).isEqualTo(405);
    assertThat(written.header("allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void servesOnlyTheApiWithoutTheApp() {
    try (RunningGateway gateway = RunningGateway.start()) {
      assertThat(read(gateway.stranger(), "/", WANTS_PAGE).code()).isEqualTo("not-found");
      assertThat(read(gateway.stranger(), "/api/v1/instance", Map.of()).status()).isEqualTo(200);
    }
  }

  @Test
  void showsAPageOfTheWholeApiWithoutScriptOrInlineStyle() {
    try (RunningGateway gateway = RunningGateway.start()) {
      String page = read(gateway.stranger(), "/api/docs", WANTS_PAGE).text();

      for (String operation : ApiContract.shared().operations()) {
        assertThat(page).contains("<h3>" + operation + "</h3>");
      }
      assertThat(page)
          .contains("curl", "too-many-watches", "href=\"#shape-PriceHistory\"")
          .doesNotContain("<script", "<style", " style=", " onclick=");
      assertThat(read(gateway.stranger(), "/api/docs/page.css", Map.of()).header("content-type"))
          .startsWith("text/css");
    }
  }

  private static Reply read(ApiClient client, String path, Map<String, String> headers) {
    return client.sendAnywhere("GET", path, "", headers);
  }

  private static String unpacked(Reply reply) throws IOException {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(reply.response().body()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path jar() throws IOException {
    Path path = folder.resolve("web.jar");
    try (OutputStream file = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Map.Entry<String, String> entry : FILES.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return path;
  }

  private static URLClassLoader loader(Path path) throws IOException {
    return new URLClassLoader(
        new URL[] {path.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }
}
