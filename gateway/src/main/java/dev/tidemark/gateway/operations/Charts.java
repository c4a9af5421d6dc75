package dev.tidemark.gateway.operations;

import java.util.List;

/**
 * Every question that is put to Prometheus. Pages choose none of their own: whoever may ask freely
 * may also ask for what brings a server down.
 */
final class Charts {
  static final List<Chart> ALL =
      List.of(
          Chart.of(
              "requests",
              Unit.PER_SECOND,
              "{{status}}",
              "sum by (status) (tidemark:http_requests:rate1m)"),
          Chart.of("failed", Unit.SHARE, "failed", "tidemark:http_failed:share5m"),
          Chart.of("latency", Unit.SECONDS, "half", "tidemark:http_latency_seconds:p50_5m")
              .and("99 of 100", "tidemark:http_latency_seconds:p99_5m"),
          Chart.of(
              "latency-by-route",
              Unit.SECONDS,
              "{{route}}",
              "tidemark:http_latency_seconds:p99_5m_by_route"),
          Chart.of(
              "calls",
              Unit.PER_SECOND,
              "{{instance}}",
              "sum by (instance) (tidemark:rpc_calls:rate1m)"),
          Chart.of(
              "cpu",
              Unit.COUNT,
              "{{groupname}}",
              "sum by (groupname) (rate(namedprocess_namegroup_cpu_seconds_total[1m]))"),
          Chart.of(
              "memory",
              Unit.BYTES,
              "{{groupname}}",
              "sum by (groupname) (namedprocess_namegroup_memory_bytes{memtype=\"resident\"})"),
          Chart.of(
              "looks",
              Unit.PER_SECOND,
              "{{result}}",
              "sum by (result) (tidemark:price_checks:rate1m)"),
          Chart.of(
              "changes", Unit.PER_SECOND, "changes", "sum(rate(tidemark_price_changes_total[5m]))"),
          Chart.of(
              "refused", Unit.SHARE, "{{source}} {{region}}", "tidemark:price_refused:share15m"),
          Chart.of(
              "due", Unit.COUNT, "{{region}}", "max by (region) (tidemark_price_overdue_items)"),
          Chart.of("poll-lag", Unit.SECONDS, "{{instance}}", "tidemark_price_poll_lag_seconds"),
          Chart.of(
              "flash-sessions",
              Unit.COUNT,
              "{{region}}",
              "max by (region) (tidemark_flash_sessions)"),
          Chart.of(
              "flash-items", Unit.COUNT, "{{region}}", "max by (region) (tidemark_flash_items)"),
          Chart.of(
              "flash-questions",
              Unit.PER_SECOND,
              "{{question}} {{result}}",
              "sum by (question, result) (rate(tidemark_flash_questions_total[5m]))"),
          Chart.of(
              "statements",
              Unit.PER_SECOND,
              "{{instance}}",
              "rate(mysql_global_status_questions[1m])"),
          Chart.of(
              "connections", Unit.COUNT, "{{instance}} {{pool}}", "hikaricp_connections_active"),
          Chart.of("redis", Unit.PER_SECOND, "commands", "sum(rate(redis_commands_total[1m]))"),
          Chart.of("proxies", Unit.PER_SECOND, "nginx", "sum(rate(nginx_http_requests_total[1m]))")
              .and(
                  "{{server}}",
                  "sum by (server)"
                      + " (rate(haproxy_server_http_responses_total{proxy=\"items\"}[1m]))"),
          Chart.of("targets-up", Unit.COUNT, "up", "sum(up)")
              .and("down", "count(up == 0) or vector(0)"));

  private Charts() {}
}
