package dev.tidemark.runtime.logging;

import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a process logs to and how.
 *
 * @param name of the file without its ending, such as {@code tidemark} or {@code item-1}
 * @param directory of the file, made when missing
 */
public record LogConfig(String name, Path directory, LogFormat format, LogLevel level) {
  private static final Setting<LogFormat> FORMAT =
      Setting.choice("log.format", LogFormat.CONSOLE, "How log lines look.");
  private static final Setting<LogLevel> LEVEL =
      Setting.choice("log.level", LogLevel.INFO, "From which importance on lines are logged.");
  private static final Setting<Path> DIRECTORY =
      Setting.path("log.directory", "log", "Folder of the log files; made when missing.")
          .check(path -> !path.toString().isEmpty(), "the path of a folder");

  public static List<SettingDefinition> definitions() {
    return List.of(FORMAT, LEVEL, DIRECTORY);
  }

  /** The configuration of a process by the settings. */
  public static LogConfig read(String name, Settings settings) {
    return new LogConfig(name, settings.get(DIRECTORY), settings.get(FORMAT), settings.get(LEVEL));
  }
}
