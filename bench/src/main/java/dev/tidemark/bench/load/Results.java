package dev.tidemark.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file of all runs. */
final class Results {
  /**
   * A whole file.
   *
   * @param machine what it was measured on
   * @param dataset how much there was
   */
  record Document(String machine, String dataset, List<Measurement> runs) {}

  private static final JsonMapper JSON = new JsonMapper();

  private Results() {}

  static void write(Path file, Document document) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Files.writeString(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Several files as one, with the machine of the first. */
  static Document readAll(List<Path> files) {
    List<Document> all = files.stream().map(Results::read).toList();
    return new Document(
        all.getFirst().machine(),
        all.getFirst().dataset(),
        all.stream().flatMap(document -> document.runs().stream()).toList());
  }

  static Document read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), new TypeReference<Document>() {});
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
