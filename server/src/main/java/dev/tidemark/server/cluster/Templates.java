package dev.tidemark.server.cluster;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills the templates of {@code deploy/}: files that end in {@code .template} are Mustache, all
 * others are taken as they are. A value that is not known is an error.
 */
final class Templates {
  private static final String SUFFIX = ".template";

  private static final Mustache.Compiler MUSTACHE = Mustache.compiler().escapeHTML(false);

  private final Path source;

  Templates(Path source) {
    this.source = source;
  }

  /** Writes every file of a part's folder into another folder. */
  void fill(String part, Path target, Map<String, ?> values) {
    Path folder = source.resolve(part);
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString();
      String text = ClusterHome.read(file);
      if (name.endsWith(SUFFIX)) {
        name = name.substring(0, name.length() - SUFFIX.length());
        text = fill(file, text, values);
      }
      ClusterHome.writePrivately(target.resolve(name), text);
    }
  }

  private static String fill(Path file, String text, Map<String, ?> values) {
    try {
      return MUSTACHE.compile(text).execute(values);
    } catch (MustacheException wrong) {
      throw new ClusterException("cannot fill " + file + ": " + wrong.getMessage(), wrong);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new ClusterException("the templates in " + folder + " cannot be read", e);
    }
  }
}
