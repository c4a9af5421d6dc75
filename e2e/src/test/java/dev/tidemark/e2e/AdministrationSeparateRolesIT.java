package dev.tidemark.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does, where every role is a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationSeparateRolesIT {
  /** The price services forget an account half a minute after it was removed. */
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir static Path directory;

  private Deployment deployment;
  private ApiClient admin;

  @BeforeAll
  void start() {
    deployment = new SeparateRolesDeployment(directory, Map.of());
    deployment.start();
    admin = ApiClient.loggedIn(deployment.url());
    admin.post("/setup", "{\"token\":\"" + setupToken() + "\"}").is(200);
  }

  @AfterAll
  void stop() {
    deployment.close();
  }

  @Test
  void seesWhoPolls() {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(admin.get("/admin/polling").is(200).body().at("/collectors").asInt())
                .isEqualTo(1));
  }

  @Test
  void locksSomebodyOutAndLetsThemInAgain() {
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.get("/account").is(200);
    String address = "/admin/users/" + person.username();

    admin.send("PATCH", address, "{\"locked\":true}").is(200);

    person.get("/account").is(401);
    assertThat(person.logIn().is(403).body().at("/code").asString()).isEqualTo("account-locked");
    admin.send("PATCH", address, "{\"locked\":false}").is(200);
    person.logIn().is(200);
  }

  @Test
  void removesSomebodyWhomThePriceServiceForgetsSoonAfter() {
    ApiClient person = ApiClient.loggedIn(deployment.url());
    person.get("/account").is(200);

    admin.send("DELETE", "/admin/users/" + person.username(), null).is(204);

    person.get("/account").is(401);
    person.logIn().is(401);
    await().atMost(SOON).until(() -> deployment.output().contains("Account forgotten account="));
  }

  private String setupToken() {
    Matcher printed = Pattern.compile("[Ss]et-up token: *(\\S+)").matcher(deployment.output());
    assertThat(printed.find()).as("a set-up token in %s", deployment.output()).isTrue();
    return printed.group(1);
  }
}
