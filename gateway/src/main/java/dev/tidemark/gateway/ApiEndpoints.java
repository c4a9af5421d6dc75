package dev.tidemark.gateway;

import static dev.tidemark.gateway.endpoint.Endpoint.delete;
import static dev.tidemark.gateway.endpoint.Endpoint.get;
import static dev.tidemark.gateway.endpoint.Endpoint.hotGet;
import static dev.tidemark.gateway.endpoint.Endpoint.patch;
import static dev.tidemark.gateway.endpoint.Endpoint.post;
import static dev.tidemark.gateway.endpoint.Endpoint.postNothing;
import static dev.tidemark.gateway.endpoint.Endpoint.stream;
import static dev.tidemark.gateway.endpoint.Endpoint.upload;

import dev.tidemark.gateway.account.ChangePasswordHandler;
import dev.tidemark.gateway.account.DeleteAccountHandler;
import dev.tidemark.gateway.account.ExportAccountHandler;
import dev.tidemark.gateway.account.GetAccountHandler;
import dev.tidemark.gateway.account.LogInHandler;
import dev.tidemark.gateway.account.LogOutHandler;
import dev.tidemark.gateway.account.RegisterHandler;
import dev.tidemark.gateway.account.SessionsHandler;
import dev.tidemark.gateway.account.SetUpHandler;
import dev.tidemark.gateway.administration.InstanceSettingsHandler;
import dev.tidemark.gateway.administration.PollingHandler;
import dev.tidemark.gateway.administration.UsersHandler;
import dev.tidemark.gateway.alert.AlertSettingsHandler;
import dev.tidemark.gateway.alert.AlertsHandler;
import dev.tidemark.gateway.channel.ChannelsHandler;
import dev.tidemark.gateway.connector.ListConnectorsHandler;
import dev.tidemark.gateway.demo.FillDemoHandler;
import dev.tidemark.gateway.endpoint.Endpoint;
import dev.tidemark.gateway.endpoint.Endpoint.Access;
import dev.tidemark.gateway.event.EventHub;
import dev.tidemark.gateway.event.EventsHandler;
import dev.tidemark.gateway.flashsale.FlashSaleCalendarHandler;
import dev.tidemark.gateway.flashsale.GetFlashSaleHandler;
import dev.tidemark.gateway.flashsale.ItemFlashSalesHandler;
import dev.tidemark.gateway.flashsale.ListFlashSalesHandler;
import dev.tidemark.gateway.instance.GetInstanceHandler;
import dev.tidemark.gateway.instance.GetOpenApiHandler;
import dev.tidemark.gateway.instance.InstanceFacts;
import dev.tidemark.gateway.item.GetItemHandler;
import dev.tidemark.gateway.item.ItemJson;
import dev.tidemark.gateway.item.KnownChangelogs;
import dev.tidemark.gateway.item.ListItemsHandler;
import dev.tidemark.gateway.item.ListPricesHandler;
import dev.tidemark.gateway.item.RecentAnswers;
import dev.tidemark.gateway.notification.FeedHandler;
import dev.tidemark.gateway.notification.NotificationsHandler;
import dev.tidemark.gateway.observation.CreateImportHandler;
import dev.tidemark.gateway.observation.ImportsHandler;
import dev.tidemark.gateway.observation.ObserveHandler;
import dev.tidemark.gateway.observation.RefusedRowsHandler;
import dev.tidemark.gateway.observation.Reporters;
import dev.tidemark.gateway.operations.OperationsHandler;
import dev.tidemark.gateway.rpc.Services;
import dev.tidemark.gateway.session.Sessions;
import dev.tidemark.gateway.token.TokensHandler;
import dev.tidemark.gateway.watch.AddWatchHandler;
import dev.tidemark.gateway.watch.ItemOfLink;
import dev.tidemark.gateway.watch.ListWatchesHandler;
import dev.tidemark.gateway.watch.WatchChanges;
import dev.tidemark.gateway.watch.WatchHandler;
import dev.tidemark.gateway.watch.WatchJson;
import dev.tidemark.marketplace.link.ItemLinks;
import dev.tidemark.protocol.user.v1.TokenScope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Every operation of the API: what it is called, who may use it, and who carries it out. */
final class ApiEndpoints {
  private final Services services;
  private final Sessions sessions;
  private final EventHub hub;
  private final WatchChanges changes;
  private final ItemLinks links;
  private final String publicUrl;
  private final RecentAnswers recent;
  private final KnownChangelogs changelogs;

  ApiEndpoints(
      Services services,
      Sessions sessions,
      EventHub hub,
      WatchChanges changes,
      ItemLinks links,
      String publicUrl,
      RecentAnswers recent,
      KnownChangelogs changelogs) {
    this.recent = recent;
    this.publicUrl = publicUrl;
    this.changelogs = changelogs;
    this.services = services;
    this.sessions = sessions;
    this.hub = hub;
    this.changes = changes;
    this.links = links;
  }

  List<Endpoint> all(InstantSource clock, InstanceFacts facts, OperationsHandler operations) {
    List<Endpoint> endpoints = new ArrayList<>(accounts(clock));
    endpoints.addAll(administration());
    endpoints.add(get("/admin/operations", Access.ADMINISTRATOR, operations));
    endpoints.addAll(watches());
    endpoints.addAll(items());
    endpoints.addAll(alerts());
    endpoints.addAll(notifications(clock));
    endpoints.addAll(channels());
    endpoints.addAll(flashSales(clock));
    endpoints.add(get("/connectors", Access.LOGIN, new ListConnectorsHandler(services)));
    endpoints.add(
        postNothing("/demo", Access.LOGIN, new FillDemoHandler(services, changes, facts)));
    endpoints.addAll(observations());
    endpoints.add(get("/instance", Access.PUBLIC, new GetInstanceHandler(services, facts)));
    endpoints.add(hotGet("/openapi.yaml", Access.PUBLIC, new GetOpenApiHandler()));
    endpoints.add(stream("/events", Access.LOGIN, new EventsHandler(services, sessions, hub)));
    return List.copyOf(endpoints);
  }

  private List<Endpoint> accounts(InstantSource clock) {
    SessionsHandler own = new SessionsHandler(services, sessions);
    TokensHandler tokens = new TokensHandler(services, sessions);
    return List.of(
        post("/auth/register", Access.PUBLIC, new RegisterHandler(services)),
        post("/auth/login", Access.PUBLIC, new LogInHandler(services, clock)),
        postNothing("/auth/logout", Access.PUBLIC, new LogOutHandler(services, sessions)),
        hotGet("/account", Access.LOGIN, new GetAccountHandler()),
        patch("/account/password", Access.LOGIN, new ChangePasswordHandler(services, sessions)),
        post("/account/delete", Access.LOGIN, new DeleteAccountHandler(services, sessions)),
        get(
            "/account/export",
            Access.LOGIN,
            new ExportAccountHandler(services, new WatchJson(new ItemJson(links)), clock)),
        get("/account/sessions", Access.LOGIN, own::list),
        delete("/account/sessions", Access.LOGIN, own::endOthers),
        delete("/account/sessions/{sessionId}", Access.LOGIN, own::end),
        get("/account/tokens", Access.LOGIN, tokens::list),
        post("/account/tokens", Access.LOGIN, tokens::create),
        delete("/account/tokens/{tokenId}", Access.LOGIN, tokens::revoke),
        post("/setup", Access.LOGIN, new SetUpHandler(services, sessions)));
  }

  private List<Endpoint> administration() {
    UsersHandler users = new UsersHandler(services, sessions);
    InstanceSettingsHandler settings = new InstanceSettingsHandler(services);
    return List.of(
        get("/admin/users", Access.ADMINISTRATOR, users::list),
        post("/admin/users", Access.ADMINISTRATOR, users::add),
        patch("/admin/users/{username}", Access.ADMINISTRATOR, users::change),
        delete("/admin/users/{username}", Access.ADMINISTRATOR, users::remove),
        get("/admin/settings", Access.ADMINISTRATOR, settings::get),
        patch("/admin/settings", Access.ADMINISTRATOR, settings::change),
        get("/admin/polling", Access.ADMINISTRATOR, new PollingHandler(services)));
  }

  private List<Endpoint> watches() {
    WatchJson json = new WatchJson(new ItemJson(links));
    WatchHandler one = new WatchHandler(services, changes, json);
    return List.of(
        post(
            "/watches",
            Access.LOGIN,
            new AddWatchHandler(services, changes, new ItemOfLink(links, services), json)),
        hotGet("/watches", Access.LOGIN, new ListWatchesHandler(services, json)),
        get("/watches/{itemKey}", Access.LOGIN, one::get),
        patch("/watches/{itemKey}", Access.LOGIN, one::update),
        delete("/watches/{itemKey}", Access.LOGIN, one::remove));
  }

  private List<Endpoint> alerts() {
    AlertsHandler alerts = new AlertsHandler(services);
    AlertSettingsHandler settings = new AlertSettingsHandler(services);
    return List.of(
        get("/alerts", Access.LOGIN, alerts::list),
        post("/alerts", Access.LOGIN, alerts::create),
        patch("/alerts/{alertId}", Access.LOGIN, alerts::update),
        delete("/alerts/{alertId}", Access.LOGIN, alerts::remove),
        get("/account/alert-settings", Access.LOGIN, settings::get),
        patch("/account/alert-settings", Access.LOGIN, settings::change));
  }

  private List<Endpoint> notifications(InstantSource clock) {
    NotificationsHandler inbox = new NotificationsHandler(services);
    FeedHandler feed = new FeedHandler(services, publicUrl, clock);
    return List.of(
        get("/notifications", Access.LOGIN, inbox::list),
        post("/notifications/read", Access.LOGIN, inbox::markRead),
        postNothing("/account/feed", Access.LOGIN, feed::create),
        delete("/account/feed", Access.LOGIN, feed::remove),
        get("/feeds/{feedToken}", Access.PUBLIC, feed::read));
  }

  private List<Endpoint> channels() {
    ChannelsHandler channels = new ChannelsHandler(services);
    return List.of(
        get("/channels", Access.LOGIN, channels::list),
        post("/channels", Access.LOGIN, channels::create),
        patch("/channels/{channelId}", Access.LOGIN, channels::update),
        delete("/channels/{channelId}", Access.LOGIN, channels::remove),
        postNothing("/channels/{channelId}/test", Access.LOGIN, channels::test),
        post("/channels/{channelId}/confirmation", Access.LOGIN, channels::confirm),
        get("/channels/{channelId}/deliveries", Access.LOGIN, channels::deliveries),
        post("/channels/{channelId}/retry", Access.LOGIN, channels::retry),
        postNothing("/unsubscribe/{unsubscribeToken}", Access.PUBLIC, channels::unsubscribe));
  }

  private List<Endpoint> observations() {
    TokenScope[] reporters = {TokenScope.OBSERVE, TokenScope.COLLECT};
    TokenScope[] readers = {TokenScope.OBSERVE, TokenScope.COLLECT, TokenScope.READ};
    ImportsHandler imports = new ImportsHandler(services);
    Reporters reporting = new Reporters(sessions);
    return List.of(
        post("/observations", Access.LOGIN, new ObserveHandler(services, reporting))
            .withBodiesOf(ObserveHandler.LARGEST_BODY_BYTES)
            .forTokens(reporters),
        upload(
                "/imports",
                Access.LOGIN,
                CreateImportHandler.LARGEST_FILE_BYTES,
                new CreateImportHandler(services, reporting))
            .forTokens(reporters),
        get("/imports", Access.LOGIN, imports::list).forTokens(readers),
        get("/imports/{importId}", Access.LOGIN, imports::get).forTokens(readers),
        stream("/imports/{importId}/refused", Access.LOGIN, new RefusedRowsHandler(services))
            .forTokens(readers));
  }

  private List<Endpoint> items() {
    ItemJson json = new ItemJson(links);
    return List.of(
        hotGet("/items", Access.PUBLIC_PAGE, new ListItemsHandler(services, recent, json)),
        hotGet("/items/{itemKey}", Access.PUBLIC_PAGE, new GetItemHandler(services, recent, json)),
        hotGet(
            "/items/{itemKey}/prices",
            Access.PUBLIC_PAGE,
            new ListPricesHandler(services, recent, changelogs)));
  }

  private List<Endpoint> flashSales(InstantSource clock) {
    ItemJson json = new ItemJson(links);
    return List.of(
        get("/flash-sales", Access.PUBLIC_PAGE, new ListFlashSalesHandler(services)),
        get(
            "/flash-sales/calendar.ics",
            Access.PUBLIC_PAGE,
            new FlashSaleCalendarHandler(services, clock)),
        get(
            "/flash-sales/{region}/{sessionId}",
            Access.PUBLIC_PAGE,
            new GetFlashSaleHandler(services, json)),
        get(
            "/items/{itemKey}/flash-sales",
            Access.PUBLIC_PAGE,
            new ItemFlashSalesHandler(services)));
  }
}
