package dev.tidemark.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates of deploy/ become files that fit together. */
class ClusterFilesTest {
  @TempDir Path folder;

  private ClusterHome home;

  @BeforeEach
  void create() {
    home = new ClusterHome(folder);
    home.create();
  }

  private ClusterFiles files(Map<String, String> operator) {
    ClusterConfig config =
        new ClusterConfig(
            home,
            Path.of("..").toAbsolutePath().normalize(),
            List.of("java"),
            "127.0.0.1",
            80,
            18_000,
            Map.of("gateway", 2, "user", 2, "item", 3, "price", 2),
            operator,
            Optional.of(new ClusterConfig.Demo(1, 1_200)),
            false,
            true);
    return new ClusterFiles(config, new Secrets(home.secrets()).all());
  }

  private String read(String name) throws IOException {
    return Files.readString(home.config().resolve(name));
  }

  @Test
  void everyInstanceIsKnownToItsBalancerAndToPrometheus() throws IOException {
    files(Map.of()).write();

    assertThat(read("nginx/gateways.conf"))
        .contains("server 127.0.0.1:18011 max", "server 127.0.0.1:18012 max");
    assertThat(read("haproxy/haproxy.cfg"))
        .contains("server item-1 127.0.0.1:18031 addr 127.0.0.1 port 18131", "server item-3 ");
    assertThat(read("prometheus/prometheus.yml"))
        .contains("job_name: item", "\"127.0.0.1:18133\"", "instance: \"item-3\"")
        .contains("job_name: mariadb", "instance: \"user-db\"", "instance: \"items-db\"");
  }

  @Test
  void prometheusTellsAnAlertmanagerThatIsThere() throws IOException {
    files(Map.of()).write();

    assertThat(read("prometheus/prometheus.yml"))
        .containsPattern("alertmanagers:\\s+- static_configs:\\s+- targets: ..127.0.0.1:18098");
    assertThat(read("alertmanager/alertmanager.yml")).contains("receiver: administrators");
  }

  @Test
  void nginxKnowsAPoolWithoutEachGatewayForWhenItIsReplaced() throws IOException {
    files(Map.of()).write();

    assertThat(read("nginx/gateways.conf"))
        .containsPattern("gateways_without_gateway-2 \\{[^}]*server 127.0.0.1:18011 [^}]*}")
        .doesNotContainPattern("gateways_without_gateway-2 \\{[^}]*server 127.0.0.1:18012 [^}]*}");
    assertThat(read("nginx/nginx.conf"))
        .containsPattern(
            "if \\(-f .*/run/gateway-2.away\\) \\{\\s*set .gateways gateways_without_");
  }

  @Test
  void theOperatorsSettingsReachEveryRoleAndDoNotMoveItsPorts() throws IOException {
    files(Map.of("price.min-interval", "5s", "http.port", "1")).write();

    assertThat(PropertiesFile.read(home.config().resolve("gateway-2.properties")))
        .containsEntry("price.min-interval", "5s")
        .containsEntry("http.port", "18012")
        .containsEntry("log.name", "gateway-2")
        .containsEntry("user-service.addresses", "127.0.0.1:18021,127.0.0.1:18022")
        .containsEntry("item-service.addresses", "127.0.0.1:18002")
        .containsEntry("http.trusted-proxies", "127.0.0.1,::1");
  }

  @Test
  void onlyOwnersChangeASchema() throws IOException {
    files(Map.of()).write();

    assertThat(read("item-1.properties"))
        .contains("items-db.user=item_service")
        .doesNotContain("migration");
    assertThat(read("price-1.properties"))
        .contains("items-db.migration-user=migrations", "items-db.maintenance-user=maintenance");
    assertThat(read("gateway-1.properties")).doesNotContain("migration");
  }

  @Test
  void passwordsStandOnlyInFilesThatNobodyElseReads() throws IOException {
    files(Map.of()).write();

    Map<String, String> passwords = new Secrets(home.secrets()).all();
    assertThat(passwords.values()).doesNotHaveDuplicates().allMatch(text -> text.length() >= 32);
    for (Path file : everyFile()) {
      if (passwords.values().stream().anyMatch(contentOf(file)::contains)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
    assertThat(read("item-1.properties")).doesNotContain(passwords.values());
  }

  @Test
  void writingTwiceChangesNothing() throws IOException {
    files(Map.of()).write();
    List<String> before = everyFile().stream().map(ClusterFilesTest::contentOf).toList();

    files(Map.of()).write();

    assertThat(everyFile().stream().map(ClusterFilesTest::contentOf)).isEqualTo(before);
  }

  private List<Path> everyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String contentOf(Path file) {
    return ClusterHome.read(file);
  }
}
