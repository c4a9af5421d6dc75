package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the API names exactly the routes of its description. */
class ApiDocumentTest {
  private static final Pattern PATH = Pattern.compile("^ {2}(/\\S*):$");
  private static final Pattern METHOD = Pattern.compile("^ {4}(get|post|put|patch|delete):$");
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z]+ /\\S*)` \\|.*");

  @Test
  void thePageAboutTheApiNamesEveryRoute() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "api.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1))
            .toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(described());
  }

  private static List<String> described() throws IOException {
    List<String> routes = new ArrayList<>();
    String path = "";
    try (InputStream file = ApiDocumentTest.class.getResourceAsStream("/openapi.yaml")) {
      assertThat(file).as("openapi.yaml on the class path").isNotNull();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        Matcher pathLine = PATH.matcher(line);
        Matcher methodLine = METHOD.matcher(line);
        if (pathLine.matches()) {
          path = pathLine.group(1);
        } else if (methodLine.matches()) {
          routes.add(methodLine.group(1).toUpperCase(Locale.ROOT) + " " + path);
        }
      }
    }
    return routes;
  }
}
