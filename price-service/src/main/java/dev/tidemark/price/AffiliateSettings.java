package dev.tidemark.price;

import dev.tidemark.marketplace.affiliate.AffiliateAccount;
import dev.tidemark.protocol.Region;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.SettingFamily;
import dev.tidemark.runtime.config.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The settings of Shopee's Affiliate Open API. */
final class AffiliateSettings {
  private static final SettingFamily<String> APP_ID =
      SettingFamily.perRegion(
          "shopee-affiliate.<region>.app-id",
          key ->
              Setting.text(
                      key,
                      "",
                      "App id of your account at Shopee's Affiliate Open API in this country; the"
                          + " secret is needed as well.")
                  .check(
                      text -> text.isEmpty() || AffiliateAccount.isAppId(text),
                      "nothing, or digits and letters"));

  private static final SettingFamily<String> SECRET =
      SettingFamily.perRegion(
          "shopee-affiliate.<region>.secret",
          key -> Setting.secret(key, "Secret that belongs to the app id."));

  private static final SettingFamily<String> ENDPOINT =
      SettingFamily.perRegion(
          "shopee-affiliate.<region>.endpoint",
          key ->
              Setting.text(
                      key,
                      "",
                      "Address of the API in this country, when it is not"
                          + " https://open-api.affiliate.<the country's domain>/graphql.")
                  .check(
                      text -> text.isEmpty() || WebAddress.is(text),
                      "nothing, or an address such as http://127.0.0.1:9000/graphql"));

  private AffiliateSettings() {}

  static List<SettingDefinition> definitions() {
    return List.of(APP_ID, SECRET, ENDPOINT);
  }

  /**
   * The accounts by region.
   *
   * @throws ConfigException when a region has an app id without secret, or the other way round
   */
  static Map<Region, AffiliateAccount> accounts(Settings settings) {
    Map<Region, String> secrets = settings.get(SECRET);
    Map<Region, String> endpoints = settings.get(ENDPOINT);
    Map<Region, String> appIds = settings.get(APP_ID);
    Map<Region, AffiliateAccount> accounts = new EnumMap<>(Region.class);
    List<String> faults = new ArrayList<>();
    for (Region region : Region.live()) {
      String appId = appIds.getOrDefault(region, "");
      String secret = secrets.getOrDefault(region, "");
      if (appId.isEmpty() != secret.isEmpty()) {
        faults.add(half(region, appId.isEmpty()));
      } else if (!appId.isEmpty()) {
        String endpoint = endpoints.getOrDefault(region, "");
        accounts.put(
            region,
            new AffiliateAccount(
                appId,
                secret,
                endpoint.isEmpty()
                    ? AffiliateAccount.usualEndpoint(region)
                    : URI.create(endpoint)));
      }
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return accounts;
  }

  private static String half(Region region, boolean appIdIsMissing) {
    String key = "shopee-affiliate." + region.code() + ".";
    return appIdIsMissing
        ? key + "app-id is missing: set it beside " + key + "secret, or set neither"
        : key + "secret is missing: set it beside " + key + "app-id, or set neither";
  }
}
