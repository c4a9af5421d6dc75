package dev.tidemark.bench.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one system under one load. */
record Summary(List<Measurement> rounds) {
  Measurement any() {
    return rounds.getFirst();
  }

  /** The middle of the rounds; of two the lower one. */
  double median(ToDoubleFunction<Measurement> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }

  double least(ToDoubleFunction<Measurement> figure) {
    return rounds.stream().mapToDouble(figure).min().orElse(Double.NaN);
  }

  double most(ToDoubleFunction<Measurement> figure) {
    return rounds.stream().mapToDouble(figure).max().orElse(Double.NaN);
  }

  double perSecond() {
    return median(run -> run.loop().perSecond());
  }

  double cpu() {
    return median(Measurement::cpuPerThousand);
  }

  double p99() {
    return median(run -> run.loop().p99());
  }

  long failed() {
    return rounds.stream().mapToLong(run -> run.loop().failed()).sum();
  }

  long refused() {
    return rounds.stream().mapToLong(run -> run.loop().refused()).sum();
  }
}
