package dev.tidemark.runtime.role;

import dev.tidemark.runtime.config.HostPort;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings that say where the services of a cluster are. Immutable. */
public final class TransportSettings {
  private record Keys(Setting<HostPort> listen, Setting<List<HostPort>> instances) {}

  private static final Map<String, Keys> SERVICES = services();

  private TransportSettings() {}

  private static Map<String, Keys> services() {
    Map<String, Keys> services = new LinkedHashMap<>();
    services.put("user", keys("user", 9101));
    services.put("item", keys("item", 9102));
    services.put("price", keys("price", 9103));
    return services;
  }

  private static Keys keys(String service, int port) {
    String name = service + "-service";
    return new Keys(
        Setting.hostPort(
            name + ".listen",
            "127.0.0.1:" + port,
            "Where role " + service + " takes RPCs, when it is a process of its own."),
        Setting.hostPorts(
            name + ".addresses",
            "127.0.0.1:" + port,
            "Where other processes find role " + service + ": its instances, or a balancer."));
  }

  public static List<SettingDefinition> definitions() {
    return SERVICES.values().stream()
        .<SettingDefinition>flatMap(keys -> Stream.of(keys.listen(), keys.instances()))
        .toList();
  }

  /** The addresses of every service, by its name. */
  public static Map<String, ServiceAddress> read(Settings settings) {
    Map<String, ServiceAddress> addresses = new LinkedHashMap<>();
    SERVICES.forEach((service, keys) ->
        addresses.put(
            service,
            new ServiceAddress(settings.get(keys.listen()), settings.get(keys.instances()))));
    return addresses;
  }
}
