package dev.tidemark.gateway;

import dev.tidemark.gateway.endpoint.RouteTable;
import dev.tidemark.gateway.event.EventHub;
import dev.tidemark.gateway.event.LiveEvents;
import dev.tidemark.gateway.event.SharedWatches;
import dev.tidemark.gateway.guard.ClientReader;
import dev.tidemark.gateway.guard.OriginCheck;
import dev.tidemark.gateway.guard.RateLimit;
import dev.tidemark.gateway.guard.SecurityHeaders;
import dev.tidemark.gateway.guard.SharedLimits;
import dev.tidemark.gateway.guard.TrustedProxies;
import dev.tidemark.gateway.http.Admission;
import dev.tidemark.gateway.http.Api;
import dev.tidemark.gateway.http.Front;
import dev.tidemark.gateway.http.GatewayServer;
import dev.tidemark.gateway.http.HttpMetrics;
import dev.tidemark.gateway.http.HttpTraces;
import dev.tidemark.gateway.instance.ApiPageFiles;
import dev.tidemark.gateway.instance.InstanceFacts;
import dev.tidemark.gateway.item.KnownChangelogs;
import dev.tidemark.gateway.item.RecentAnswers;
import dev.tidemark.gateway.operations.OperationsHandler;
import dev.tidemark.gateway.redis.RedisClients;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.gateway.session.SharedSessions;
import dev.tidemark.gateway.site.WebApp;
import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.role.DemoShopAddress;
import dev.tidemark.runtime.role.PublicUrl;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.runtime.role.Transport;
import io.lettuce.core.RedisClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the gateway: its parts list, in the order in which one needs the other. */
public final class GatewayRole {
  private static final String NAME = "gateway";

  private GatewayRole() {}

  public static List<SettingDefinition> settings() {
    return GatewaySettings.all();
  }

  /** The port that the settings name, for whoever checks a machine before the start. */
  public static int port(Settings settings) {
    return settings.get(GatewaySettings.PORT);
  }

  /** The address that the settings name, for whoever listens beside it. */
  public static String address(Settings settings) {
    return settings.get(GatewaySettings.ADDRESS);
  }

  /** Starts the gateway and returns the port on which it listens. */
  public static int start(RoleEnvironment environment) {
    return start(environment, GatewayRole.class.getClassLoader()).port();
  }

  /** A running gateway as tests see it. */
  record Running(int port, RouteTable routes) {}

  static Running start(RoleEnvironment environment, ClassLoader webApp) {
    Settings settings = environment.settings();
    Transport transport = environment.transport();
    String publicUrl = settings.get(PublicUrl.SETTING);
    boolean publicPages = settings.get(GatewaySettings.PUBLIC_PAGES);
    Optional<URI> demoShop = DemoShopAddress.of(settings);
    ItemLinks links = demoShop.map(ItemLinks::withDemo).orElseGet(ItemLinks::withoutDemo);

    Services services =
        new Services(
            transport.channel("user"),
            transport.channel("item"),
            transport.optionalChannel("price"));
    Sessions sessions = new Sessions(services, environment.clock(), System::nanoTime);
    Optional<RedisClient> redis =
        Optional.of(settings.get(GatewaySettings.REDIS_URL))
            .filter(url -> !url.isEmpty())
            .map(url -> environment.lifecycle().add("redis", RedisClients.of(url)));
    redis.ifPresent(client ->
        environment
            .lifecycle()
            .add("shared sessions", SharedSessions.start(client, sessions, System::nanoTime)));
    EventHub hub = new EventHub();
    WatchChanges changes =
        redis
            .<WatchChanges>map(client ->
                environment
                    .lifecycle()
                    .add("shared watches", SharedWatches.start(client, hub, hub::changedAll)))
            .orElse(hub);
    int megabytes = settings.get(GatewaySettings.CACHED_MEGABYTES);
    RecentAnswers recent = new RecentAnswers(megabytes, System::nanoTime, environment.metrics());
    ApiEndpoints endpoints =
        new ApiEndpoints(
            services,
            sessions,
            hub,
            changes,
            links,
            PublicUrl.of(settings),
            recent,
            new KnownChangelogs(megabytes, environment.metrics()));
    RouteTable routes =
        new RouteTable(
            endpoints.all(
                environment.clock(),
                new InstanceFacts(publicPages, demoShop),
                new OperationsHandler(
                    settings.get(GatewaySettings.PROMETHEUS_URL),
                    environment.metrics(),
                    environment.clock())));

    RateLimit perAddress =
        new RateLimit(settings.get(GatewaySettings.REQUESTS_PER_ADDRESS), System::nanoTime);
    RateLimit perAccount =
        new RateLimit(settings.get(GatewaySettings.REQUESTS_PER_ACCOUNT), System::nanoTime);
    redis.ifPresent(client ->
        environment
            .lifecycle()
            .add(
                "shared limits",
                SharedLimits.start(client, Map.of("address", perAddress, "account", perAccount))));
    Admission admission =
        new Admission(perAddress, perAccount, new OriginCheck(publicUrl), sessions, publicPages);
    ClientReader clients =
        new ClientReader(
            TrustedProxies.parse(settings.get(GatewaySettings.TRUSTED_PROXIES)), publicUrl);
    Front front =
        new Front(
            clients,
            new SecurityHeaders(demoShop),
            new HttpMetrics(environment.metrics(), NAME, HttpTraces.of(environment.tracing())),
            new Api(routes, admission, environment.tracing()),
            List.of(new ApiPageFiles(), WebApp.fromClassPath(webApp)));

    GatewayServer server = environment.lifecycle().add("web server", GatewayServer.create());
    environment
        .lifecycle()
        .add(
            "live events",
            LiveEvents.follow(server.vertx(), transport.channels("price"), hub, recent));
    int port =
        server.listen(
            settings.get(GatewaySettings.ADDRESS), settings.get(GatewaySettings.PORT), front);
    return new Running(port, routes);
  }
}
