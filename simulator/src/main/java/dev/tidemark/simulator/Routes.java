package dev.tidemark.simulator;

import dev.tidemark.simulator.affiliate.AffiliateRoutes;
import dev.tidemark.simulator.exhibit.ExhibitRoutes;
import dev.tidemark.simulator.fault.Faults;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.http.RequestLog;
import dev.tidemark.simulator.http.Route;
import dev.tidemark.simulator.ledger.FaultRoutes;
import dev.tidemark.simulator.ledger.LedgerRoutes;
import dev.tidemark.simulator.ledger.RequestRoutes;
import dev.tidemark.simulator.page.PageRoutes;
import dev.tidemark.simulator.wire.FlashRoutes;
import dev.tidemark.simulator.wire.ItemRoutes;
import dev.tidemark.simulator.wire.SearchRoutes;
import dev.tidemark.simulator.world.World;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;

/** Which part of the shop answers which path. Thread-safe. */
final class Routes {
  private final World world;
  private final Map<String, Route> exact;
  private final PageRoutes pages;

  private Routes(World world, Map<String, Route> exact) {
    this.world = world;
    this.exact = exact;
    this.pages = new PageRoutes(world);
  }

  static Routes of(World world, Faults faults, RequestLog requests) {
    Map<String, Route> exact = new HashMap<>();
    LedgerRoutes ledger = new LedgerRoutes(world);
    exact.put("GET /demo/items", ledger::items);
    exact.put("GET /demo/truth", ledger::truth);
    exact.put("GET /demo/ledger", ledger::changes);
    exact.put("GET /demo/sessions", ledger::sessions);
    ExhibitRoutes exhibits = new ExhibitRoutes(world);
    exact.put("GET /demo/exhibition", exhibits::exhibition);
    exact.put("GET /demo/past", exhibits::past);
    RequestRoutes counted = new RequestRoutes(requests);
    exact.put("GET /demo/requests", counted::list);
    exact.put("DELETE /demo/requests", counted::clear);
    FaultRoutes switches = new FaultRoutes(faults);
    exact.put("GET /demo/faults", switches::list);
    exact.put("POST /demo/faults", switches::add);
    exact.put("PUT /demo/faults", switches::replace);
    exact.put("DELETE /demo/faults", switches::clear);
    addWire(exact, world);
    return new Routes(world, Map.copyOf(exact));
  }

  private static void addWire(Map<String, Route> exact, World world) {
    ItemRoutes items = new ItemRoutes(world);
    exact.put("GET /api/v4/pdp/get_pc", items::page);
    exact.put("GET /api/v4/item/get", items::version4);
    exact.put("GET /api/v2/item/get", items::version2);
    SearchRoutes searches = new SearchRoutes(world);
    exact.put("GET /api/v4/shop/search_items", searches::shop);
    exact.put("GET /api/v4/search/search_items", searches::keyword);
    FlashRoutes flash = new FlashRoutes(world);
    exact.put("GET /api/v4/flash_sale/get_all_sessions", flash::sessions);
    exact.put("GET /api/v4/flash_sale/get_all_itemids", flash::ids);
    exact.put("POST /api/v4/flash_sale/flash_sale_batch_get_items", flash::batch);
    exact.put("GET /api/v2/flash_sale/get_items", flash::version2);
    exact.put("POST /graphql", new AffiliateRoutes(world)::answer);
  }

  World world() {
    return world;
  }

  Answer answer(Asked asked) {
    Route route = exact.get(method(asked) + " " + asked.path());
    if (route != null) {
      return route.answer(asked);
    }
    boolean page = method(asked).equals(HttpMethod.GET) && !isForPrograms(asked.path());
    return page
        ? pages.answer(asked)
        : Answer.problem(404, "there is nothing at " + asked.method() + " " + asked.path());
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/demo/") || path.equals("/graphql");
  }

  /** Whoever asks for the head gets the head of what a GET would get. */
  private static HttpMethod method(Asked asked) {
    return asked.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : asked.method();
  }

  /** The name under which a request is counted: the path of an interface, the kind of a page. */
  static String counted(String path) {
    if (path.startsWith("/api/") || path.equals("/graphql")) {
      return path;
    }
    if (path.contains("-i.") || path.startsWith("/product/")) {
      return "/product";
    }
    int second = path.indexOf('/', 1);
    return second < 0 ? path : path.substring(0, second);
  }
}
