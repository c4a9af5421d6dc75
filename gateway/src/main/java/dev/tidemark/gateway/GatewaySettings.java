package dev.tidemark.gateway;

import dev.tidemark.gateway.guard.TrustedProxies;
import dev.tidemark.gateway.redis.RedisClients;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.role.DemoShopAddress;
import dev.tidemark.runtime.role.PublicUrl;
import java.util.List;

/** The keys that the gateway reads. */
final class GatewaySettings {
  static final Setting<String> ADDRESS =
      Setting.text("http.address", "127.0.0.1", "The address on which the web server listens.");

  static final Setting<Integer> PORT =
      Setting.whole(
          "http.port", 8080, 0, 65_535, "The port of the web server; 0 takes any free one.");

  static final Setting<List<String>> TRUSTED_PROXIES =
      Setting.words(
              "http.trusted-proxies",
              "",
              "Addresses or networks of proxies whose X-Forwarded-For, -Proto and -Host headers are"
                  + " believed.")
          .check(
              proxies -> proxies.stream().allMatch(TrustedProxies::isNetwork),
              "addresses or networks such as 10.0.0.0/8, separated by commas");

  static final Setting<Boolean> PUBLIC_PAGES =
      Setting.flag("public-pages", false, "Whether items can be read without logging in.");

  static final Setting<Integer> REQUESTS_PER_ADDRESS =
      Setting.whole(
          "http.requests-per-second-per-address",
          500,
          0,
          1_000_000,
          "How many API requests a second one address may make on average; ten times as many at"
              + " once. 0 means no limit.");

  static final Setting<Integer> REQUESTS_PER_ACCOUNT =
      Setting.whole(
          "http.requests-per-second-per-account",
          200,
          0,
          1_000_000,
          "How many API requests a second one account may make on average; ten times as many at"
              + " once. 0 means no limit.");

  static final Setting<Integer> CACHED_MEGABYTES =
      Setting.whole(
          "gateway.cached-megabytes",
          32,
          0,
          10_000,
          "How many megabytes of written price changelogs a gateway keeps in memory, which are sent"
              + " again for as long as their item has not changed, and how many of answers about"
              + " items, which are given again within a second and a half. 0 keeps none.");

  static final Setting<String> REDIS_URL =
      Setting.secret(
              "redis.url",
              "Where sessions are kept and the gateways share their limits, such as"
                  + " redis://127.0.0.1:6379; empty keeps sessions in user-db.")
          .check(RedisClients::isAddress, "empty or an address such as redis://127.0.0.1:6379");

  static final Setting<String> PROMETHEUS_URL =
      Setting.text(
              "prometheus.url",
              "",
              "Where the Prometheus of this installation answers, such as http://127.0.0.1:9090; the"
                  + " page for operations draws what it has kept.")
          .check(
              url ->
                  url.isEmpty()
                      || url.matches("https?://[A-Za-z0-9.\\[\\]:_-]+(/[A-Za-z0-9/_-]*)?"),
              "empty or an address such as http://127.0.0.1:9090");

  private GatewaySettings() {}

  static List<SettingDefinition> all() {
    return List.of(
        ADDRESS,
        PORT,
        TRUSTED_PROXIES,
        PublicUrl.SETTING,
        PUBLIC_PAGES,
        REQUESTS_PER_ADDRESS,
        REQUESTS_PER_ACCOUNT,
        CACHED_MEGABYTES,
        REDIS_URL,
        PROMETHEUS_URL,
        DemoShopAddress.URL);
  }
}
