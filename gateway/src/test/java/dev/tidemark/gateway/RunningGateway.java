package dev.tidemark.gateway;

import dev.tidemark.gateway.endpoint.RouteTable;
import dev.tidemark.protocol.user.v1.TokenScope;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.Databases;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.runtime.role.RoleEnvironment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway on a free port before services in memory. */
final class RunningGateway implements AutoCloseable {
  final FakeUsers users = new FakeUsers();
  final FakeAlerts alerts = new FakeAlerts(users::failure);
  final FakeItems items = new FakeItems();
  final FakePrices prices = new FakePrices();
  final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Lifecycle lifecycle = new Lifecycle();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final GatewayRole.Running running;

  private RunningGateway(Map<String, String> settings, ClassLoader webApp) {
    InProcessTransport transport =
        new InProcessTransport(UUID.randomUUID().toString(), "gateway", metrics, lifecycle);
    transport.serve("user", executor, List.of(users, new FakeAdministration(users), alerts));
    transport.serve("item", executor, List.of(items));
    transport.serve("price", executor, List.of(prices, new FakePolling()));
    running =
        GatewayRole.start(
            new RoleEnvironment(
                settings(settings),
                lifecycle,
                metrics,
                new Readiness(InstantSource.system()),
                InstantSource.system(),
                transport,
                noDatabases()),
            webApp);
  }

  static RunningGateway start() {
    return start(Map.of());
  }

  static RunningGateway start(Map<String, String> settings) {
    return new RunningGateway(settings, RunningGateway.class.getClassLoader());
  }

  static RunningGateway withWebApp(ClassLoader webApp) {
    return new RunningGateway(Map.of(), webApp);
  }

  private static Settings settings(Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(Map.of("http.port", "0"));
    all.putAll(overrides);
    return new SettingsLoader(GatewayRole.settings()).overrides(all).load();
  }

  int port() {
    return running.port();
  }

  RouteTable routes() {
    return running.routes();
  }

  /** Somebody who is not logged in. */
  ApiClient stranger() {
    return new ApiClient(port(), "");
  }

  /** Registers an account and logs it in. */
  ApiClient logIn(String username) {
    ApiClient stranger = stranger();
    String credentials = "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(username);
    stranger.post("/auth/register", credentials);
    return new ApiClient(port(), stranger.post("/auth/login", credentials).cookie());
  }

  /** Registers an account, makes it an administrator and logs it in. */
  ApiClient logInAsAdministrator(String username) {
    ApiClient administrator = logIn(username);
    users.makeAdministrator(username);
    return administrator;
  }

  /** Makes a token of the account and answers its secret. */
  String token(ApiClient owner, TokenScope scope) {
    return owner
        .post(
            "/account/tokens",
            "{\"name\":\"a program\",\"scopes\":[\"%s\"]}"
                .formatted(scope.name().toLowerCase(Locale.ROOT)))
        .json()
        .path("secret")
        .asString();
  }

  /** All that the services keep. */
  String state() {
    return users.state() + alerts.state() + items.state() + prices.observed().size();
  }

  @Override
  public void close() {
    lifecycle.close();
    executor.shutdownNow();
  }

  /** The gateway has none, whatever there is to be done with databases. */
  private static Databases noDatabases() {
    return (Databases)
        Proxy.newProxyInstance(
            Databases.class.getClassLoader(),
            new Class<?>[] {Databases.class},
            (_, _, _) -> {
              throw new UnsupportedOperationException("the gateway opens no database");
            });
  }
}
