package dev.tidemark.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterArgumentsTest {
  @TempDir Path folder;

  private ClusterArguments read(String... words) {
    List<String> all = new ArrayList<>(List.of("start", "--data-dir", folder.toString()));
    all.addAll(List.of(words));
    return ClusterArguments.read(all);
  }

  private static ClusterConfig config(ClusterArguments arguments) {
    return arguments.config(Map.of(), Optional.empty(), Path.of("release"));
  }

  @Test
  void remembersWhatWasGivenOnce() {
    ClusterArguments first = read("--port", "9999", "--instances", "gateway=3");
    first.remember(config(first));

    ClusterConfig again = config(read());

    assertThat(again.httpPort()).isEqualTo(9_999);
    assertThat(again.instancesOf("gateway")).hasSize(3);
    assertThat(again.url()).isEqualTo("http://localhost:9999");
  }

  /** A map that is copied has another order in each process. */
  @Test
  void isTheSameTextInEveryProcess() {
    assertThat(config(read("--port", "9999")).toString())
        .contains("instances={gateway=2, item=2, price=2, user=2}");
    assertThat(
            read("--port", "9999")
                .config(Map.of("b", "2", "a", "1", "c", "3"), Optional.empty(), Path.of("release"))
                .toString())
        .contains("settings={a=1, b=2, c=3}");
  }

  @Test
  void asksForTheOperatorsFileOnlyWhereItMatters() {
    ClusterArguments first = read("--config", folder.resolve("gone.properties").toString());
    first.remember(config(first));

    assertThat(
            ClusterArguments.read(List.of("backups", "--data-dir", folder.toString()))
                .operatorSettings())
        .isEmpty();
    assertThatThrownBy(() ->
            ClusterArguments.read(List.of("doctor", "--data-dir", folder.toString()))
                .operatorSettings())
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("gone.properties");
  }

  @Test
  void noTwoPartsShareAPort() {
    ClusterConfig config =
        config(read("--port", "9999", "--instances", "gateway=9,user=9,item=9,price=9"));

    List<String> all = new ArrayList<>();
    Scrapes.of(config).values().forEach(targets -> all.addAll(targets.values()));
    ClusterConfig.ROLES.forEach(
        role -> config.instancesOf(role).forEach(instance -> all.add(instance.address())));
    List.of("nginx", "haproxy", "redis", "user-db", "items-db", "demo-shop")
        .forEach(part -> all.add(config.ports().address(part)));

    assertThat(all).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, 1, does not know the option '--fast'",
    "--port, x, --port is a whole number",
    "--port-base, 80, --port-base is a whole number from 1024",
    "--instances, gateway=10, with 1 to 9 of each",
    "--instances, shop=1, --instances is a list such as",
    "--address, here, --address is an address such as 0.0.0.0",
  })
  void saysWhatItExpected(String option, String value, String message) {
    assertThatThrownBy(() -> config(read(option, value)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(message);
  }
}
