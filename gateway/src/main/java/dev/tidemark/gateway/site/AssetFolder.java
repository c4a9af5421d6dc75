package dev.tidemark.gateway.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folder {@code web/} of the class path, wherever it lies: in a jar or in a directory.
 */
final class AssetFolder {
  private static final String FOLDER = "web/";

  private AssetFolder() {}

  /** Every file by its path on the site; empty when the web app is not on the class path. */
  static Map<String, Asset> read(ClassLoader loader) {
    URL index = loader.getResource(FOLDER + "index.html");
    return index == null ? Map.of() : read(index);
  }

  private static Map<String, Asset> read(URL index) {
    try {
      return index.openConnection() instanceof JarURLConnection inJar
          ? readJar(inJar)
          : readDirectory(Path.of(URI.create(index.toString())).getParent());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the web app cannot be read", unreadable);
    }
  }

  private static Map<String, Asset> readJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    Map<String, Asset> assets = new HashMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.isDirectory() && entry.getName().startsWith(FOLDER)) {
          try (InputStream content = jar.getInputStream(entry)) {
            String path = entry.getName().substring(FOLDER.length() - 1);
            assets.put(path, Asset.of(path, content.readAllBytes()));
          }
        }
      }
    }
    return assets;
  }

  private static Map<String, Asset> readDirectory(@Nullable Path folder) throws IOException {
    Map<String, Asset> assets = new HashMap<>();
    if (folder == null) {
      return assets;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String path = "/" + folder.relativize(file).toString().replace('\\', '/');
      assets.put(path, Asset.of(path, Files.readAllBytes(file)));
    }
    return assets;
  }
}
