package dev.tidemark.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All runs, with the rounds of one kind put together, in the order in which they were made. */
record Summaries(List<Summary> all) {
  static Summaries of(List<Measurement> runs) {
    Map<String, List<Measurement>> groups = new LinkedHashMap<>();
    for (Measurement run : runs) {
      groups
          .computeIfAbsent(
              String.join(
                  " ", run.kind(), run.scenario(), Integer.toString(run.load()), run.system()),
              _ -> new ArrayList<>())
          .add(run);
    }
    return new Summaries(groups.values().stream().map(Summary::new).toList());
  }

  Stream<Summary> kind(String kind) {
    return all.stream().filter(each -> each.any().kind().equals(kind));
  }

  List<String> scenarios() {
    return kind("closed").map(each -> each.any().scenario()).distinct().toList();
  }

  List<Integer> loads(String kind, String scenario) {
    return kind(kind)
        .filter(each -> each.any().scenario().equals(scenario))
        .map(each -> each.any().load())
        .distinct()
        .toList();
  }

  Optional<Summary> find(String kind, String scenario, int load, String system) {
    return kind(kind)
        .filter(each -> each.any().scenario().equals(scenario))
        .filter(each -> each.any().load() == load)
        .filter(each -> each.any().system().equals(system))
        .findFirst();
  }
}
