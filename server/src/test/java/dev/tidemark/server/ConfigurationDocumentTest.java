package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.runtime.config.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of settings says what the code knows.
 *
 * <p>To write it anew: {@code ./mvnw -pl server -am test -Dtest=ConfigurationDocumentTest
 * -Dtidemark.write-documents=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ConfigurationDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  private static final String INTRODUCTION =
      """
      # Configuration

      Every setting has a default; Tidemark starts without any. Settings come, the later winning over the earlier, from
      a properties file (`./tidemark start --config FILE`), from environment variables, and from options of the command
      line. One file can serve every role of a system: each reads only its own part. An unknown key or a value that does
      not fit stops the start with a sentence that names it. A secret may stand in a file of its own, named by the
      variable that ends in `_FILE`. `java -jar server/target/dist/tidemark.jar --print-config` shows what is in force
      and where each value comes from.

      This page is generated from the code, and the build fails when it is out of date.

      """;

  @Test
  void thePageOfSettingsIsCurrent() throws IOException {
    String current = INTRODUCTION + SettingsReference.markdown(ServerSettings.all());
    if (Boolean.getBoolean("tidemark.write-documents")) {
      Files.writeString(PAGE, current);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(current);
  }
}
