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
 * @param terminal whether the lines also go to the terminal
 */
public record LogConfig(
    String name, Path directory, LogFormat format, LogLevel level, boolean terminal) {
  private static final Setting<LogFormat> FORMAT =
      Setting.choice("log.format", LogFormat.CONSOLE, "How log lines look.");
  private static final Setting<LogLevel> LEVEL =
      Setting.choice("log.level", LogLevel.INFO, "From which importance on lines are logged.");
  private static final Setting<Path> DIRECTORY =
      Setting.path("log.directory", "log", "Folder of the log files; made when missing.")
          .check(path -> !path.toString().isEmpty(), "the path of a folder");

  private static final Setting<String> NAME =
      Setting.text(
              "log.name",
              "",
              "Name of the log file without its ending, such as item-2; unless it is set, that of the"
                  + " role.")
          .check(
              name -> name.isEmpty() || name.matches("[a-z0-9-]{1,40}"),
              "nothing, or up to 40 of a-z, 0-9 and -");
  private static final Setting<Boolean> TERMINAL =
      Setting.flag("log.terminal", true, "Whether log lines also go to the terminal.");

  public static List<SettingDefinition> definitions() {
    return List.of(FORMAT, LEVEL, DIRECTORY, NAME, TERMINAL);
  }

  /** The configuration of a process by the settings; the usual name gives way to a set one. */
  public static LogConfig read(String usualName, Settings settings) {
    String name = settings.get(NAME);
    return new LogConfig(
        name.isEmpty() ? usualName : name,
        settings.get(DIRECTORY),
        settings.get(FORMAT),
        settings.get(LEVEL),
        settings.get(TERMINAL));
  }

  /** The same in another folder. */
  public LogConfig in(Path folder) {
    return new LogConfig(name, folder, format, level, terminal);
  }
}
