package dev.tidemark.server;

import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.simulator.world.WorldConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Keeps in the data directory what the demo shop's world is made from, so that after a restart it
 * is the same shop, and the prices that were seen there remain true.
 */
final class DemoWorldFile {
  private static final String NAME = "demo-shop.properties";

  private final Path file;

  DemoWorldFile(Path dataDir) {
    this.file = dataDir.resolve(NAME);
  }

  /** The world that is kept, if it has this seed and speed; else a new one, which is kept. */
  WorldConfig keep(long seed, int speed, Instant now) {
    WorldConfig wanted = WorldConfig.startingAt(now).withSeed(seed).withSpeed(speed);
    Optional<Instant> start = startOf(wanted);
    if (start.isPresent()) {
      return WorldConfig.startingAt(start.get()).withSeed(seed).withSpeed(speed);
    }
    write(wanted);
    return wanted;
  }

  private Optional<Instant> startOf(WorldConfig wanted) {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
      boolean same =
          Long.toString(wanted.seed()).equals(kept.getProperty("seed"))
              && Integer.toString(wanted.speed()).equals(kept.getProperty("speed"));
      return same ? Optional.of(Instant.parse(kept.getProperty("start", ""))) : Optional.empty();
    } catch (NoSuchFileException firstStart) {
      return Optional.empty();
    } catch (IOException | DateTimeException | IllegalArgumentException broken) {
      throw new ConfigException(
          "cannot read " + file + ": " + broken.getMessage() + "; delete it to open a new shop",
          broken);
    }
  }

  private void write(WorldConfig world) {
    try {
      Files.writeString(
          file,
          "# What the demo shop is made from; without this file it would be another shop.\n"
              + ("seed=" + world.seed() + "\n")
              + ("speed=" + world.speed() + "\n")
              + ("start=" + world.start() + "\n"));
    } catch (IOException e) {
      throw new ConfigException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
