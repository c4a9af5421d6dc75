package dev.tidemark.price.observation;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Source;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.ObserveRequest;
import dev.tidemark.protocol.price.v1.ObserveResponse;
import dev.tidemark.protocol.price.v1.RefusedObservation;
import dev.tidemark.runtime.database.Database;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes observations that somebody sends and waits for. Safe for use by many threads. */
public final class Observations {
  private static final int MOST_AT_ONCE = 500;

  private final Database database;
  private final ReportWriter writer;
  private final ReportCheck check;
  private final ReportMetrics metrics;

  public Observations(
      Database database, ReportCheck check, ReportWriter writer, ReportMetrics metrics) {
    this.database = database;
    this.check = check;
    this.writer = writer;
    this.metrics = metrics;
  }

  public ObserveResponse observe(ObserveRequest request) {
    Reporter reporter =
        new Reporter(AccountId.ofRequest(request.getAccountId()), request.getShared());
    JsonReports json = new JsonReports(new ByteArrayInputStream(request.getBody().toByteArray()));
    List<Reading> readings = readings(json);
    Source source = source(json.source());
    Map<Integer, Outcome> outcomes = new TreeMap<>();
    Map<Integer, CheckedReport> reports = new TreeMap<>();
    for (int i = 0; i < readings.size(); i++) {
      switch (readings.get(i)) {
        case Outcome.Refused refused -> outcomes.put(i, refused);
        case CheckedReport report -> reports.put(i, report);
        case Report report ->
            throw new IllegalStateException("every report was checked, but not " + report);
      }
    }
    if (!reports.isEmpty()) {
      outcomes.putAll(database.write(handle -> writer.write(handle, reporter, source, reports)));
    }
    outcomes.values().forEach(outcome -> metrics.count(source, reporter, outcome));
    return answer(outcomes);
  }

  private List<Reading> readings(JsonReports json) {
    List<Reading> readings = new ArrayList<>();
    ReportSource.Item item = json.next();
    while (item != null) {
      if (readings.size() == MOST_AT_ONCE) {
        throw TidemarkException.ofField(
            ErrorCode.INVALID_VALUE,
            "observations",
            "A request has at most " + MOST_AT_ONCE + " observations; files go to /imports.");
      }
      readings.add(
          item.reading() instanceof Report report ? check.check(report, false) : item.reading());
      item = json.next();
    }
    return readings;
  }

  private static Source source(@Nullable String word) {
    return Optional.ofNullable(word)
        .flatMap(Source::ofCode)
        .filter(source -> source == Source.EXTENSION || source == Source.IMPORT)
        .orElseThrow(() ->
            TidemarkException.ofField(
                ErrorCode.INVALID_VALUE,
                "source",
                "'source' has to be extension or import"
                    + (word == null ? "; it is missing." : ", not '" + Shown.text(word) + "'.")));
  }

  private static ObserveResponse answer(Map<Integer, Outcome> outcomes) {
    ObserveResponse.Builder answer = ObserveResponse.newBuilder();
    outcomes.forEach((index, outcome) -> {
      switch (outcome) {
        case Outcome.Accepted _ -> answer.setAccepted(answer.getAccepted() + 1);
        case Outcome.Unchanged _ -> answer.setUnchanged(answer.getUnchanged() + 1);
        case Outcome.Refused(Reason reason, String detail) ->
            answer.addRefused(
                RefusedObservation.newBuilder()
                    .setIndex(index)
                    .setCode(reason.code())
                    .setDetail(detail));
      }
    });
    return answer.build();
  }
}
