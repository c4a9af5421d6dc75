package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.CommandLine.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void runsEverythingWhenNothingIsSaid() {
    CommandLine commandLine = CommandLine.parse(List.of());

    assertThat(commandLine.command()).isEqualTo(Command.RUN);
    assertThat(commandLine.role()).isEqualTo(ServerRole.ALL);
    assertThat(commandLine.overrides()).isEmpty();
  }

  @Test
  void readsRoleFileAndShortForms() {
    CommandLine commandLine =
        CommandLine.parse(
            List.of("--role", "price", "--config", "a file", "--data-dir", "d", "--port", "9000"));

    assertThat(commandLine.role()).isEqualTo(ServerRole.PRICE);
    assertThat(commandLine.config()).contains(Path.of("a file"));
    assertThat(commandLine.overrides())
        .containsEntry("data-dir", "d")
        .containsEntry("http.port", "9000");
  }

  @Test
  void readsWhoseListTheDemoFills() {
    CommandLine commandLine = CommandLine.parse(List.of("demo", "--username", "ann"));

    assertThat(commandLine.command()).isEqualTo(Command.DEMO);
    assertThat(commandLine.username()).contains("ann");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --bogus,           does not know the argument '--bogus'
          --role,            --role needs a value
          --role=all,        does not know the argument
          """)
  void saysWhatItDoesNotUnderstand(String argument, String message) {
    assertThatThrownBy(() -> CommandLine.parse(List.of(argument))).hasMessageContaining(message);
  }

  @Test
  void namesTheRolesThereAre() {
    assertThatThrownBy(() -> CommandLine.parse(List.of("--role", "king")))
        .hasMessageContaining("all, gateway, user, item or price, not 'king'");
  }
}
