package dev.tidemark.runtime.tracing;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import java.util.List;

/** The settings of tracing, which every process of a system has to share. */
public final class TracingSettings {
  static final Setting<String> ENDPOINT =
      Setting.text(
              "tracing.otlp-endpoint",
              "",
              "Where a collector of OpenTelemetry takes traces by OTLP over HTTP, such as"
                  + " http://127.0.0.1:4318; empty records none.")
          .check(
              url -> url.isEmpty() || url.matches("https?://[A-Za-z0-9.\\[\\]:_-]+/?"),
              "nothing, or an origin such as http://127.0.0.1:4318, without a path");

  static final Setting<Double> RATIO =
      Setting.decimal(
          "tracing.sample-ratio",
          1.0,
          0,
          1,
          "Which part of the requests is traced, from 0 (none) to 1 (all); the same for every"
              + " process.");

  private TracingSettings() {}

  public static List<SettingDefinition> definitions() {
    return List.of(ENDPOINT, RATIO);
  }
}
