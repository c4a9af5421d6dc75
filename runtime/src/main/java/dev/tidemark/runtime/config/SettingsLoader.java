package dev.tidemark.runtime.config;

import dev.tidemark.runtime.config.Settings.Given;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers settings: defaults, then a properties file, then the environment, then the command line;
 * the later one wins.
 *
 * <p>Nothing is guessed: an unknown key, an unknown {@code TIDEMARK_} variable or a value that is
 * not acceptable ends in one {@link ConfigException} that names every fault. For one thread.
 */
public final class SettingsLoader {
  private static final String PREFIX = "TIDEMARK_";
  private static final String FILE_SUFFIX = "_FILE";

  private final List<SettingDefinition> definitions;
  private final Map<String, Setting<?>> byKey = new LinkedHashMap<>();
  private final Map<String, Setting<?>> byVariable = new LinkedHashMap<>();
  private final Map<String, Given> given = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  public SettingsLoader(Collection<? extends SettingDefinition> definitions) {
    this.definitions = List.copyOf(definitions);
    for (SettingDefinition definition : definitions) {
      definition.members().forEach(this::declare);
    }
  }

  private void declare(Setting<?> setting) {
    boolean twice = byKey.put(setting.key(), setting) != null;
    twice |= byVariable.put(setting.environmentVariable(), setting) != null;
    if (setting.secret()) {
      twice |= byVariable.put(setting.environmentVariable() + FILE_SUFFIX, setting) != null;
    }
    if (twice) {
      throw new IllegalArgumentException("the setting " + setting.key() + " is declared twice");
    }
  }

  /** Adds what a properties file says; a file that is not there is a fault. */
  public SettingsLoader file(Path file) {
    Set<String> repeated = new HashSet<>();
    Properties properties = new RepeatNotingProperties(repeated);
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      faults.add("the configuration file " + file + " does not exist");
    } catch (IOException | IllegalArgumentException e) {
      faults.add("the configuration file " + file + " cannot be read: " + e.getMessage());
    }
    repeated.stream()
        .sorted()
        .forEach(key -> faults.add(key + " stands more than once in " + file));
    for (String key : new TreeMap<>(properties).keySet().stream().map(Object::toString).toList()) {
      set(key, properties.getProperty(key).strip(), file.toString());
    }
    return this;
  }

  /** Adds what environment variables say; those without our prefix are not looked at. */
  public SettingsLoader environment(Map<String, String> variables) {
    new TreeMap<>(variables)
        .forEach((variable, value) -> {
          if (variable.startsWith(PREFIX)) {
            fromVariable(variable, value, variables);
          }
        });
    return this;
  }

  /** Adds what the command line says, by key. */
  public SettingsLoader overrides(Map<String, String> values) {
    new TreeMap<>(values).forEach((key, value) -> set(key, value, "command line"));
    return this;
  }

  /**
   * The settings in force.
   *
   * @throws ConfigException when anything is wrong, with every fault in it
   */
  public Settings load() {
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new Settings(definitions, given);
  }

  private void fromVariable(String variable, String value, Map<String, String> variables) {
    Setting<?> setting = byVariable.get(variable);
    if (setting == null) {
      faults.add(
          variable
              + ": no such environment variable is known"
              + meant(variable, byVariable.keySet()));
    } else if (variable.equals(setting.environmentVariable())) {
      set(setting.key(), value.strip(), variable);
    } else if (variables.containsKey(setting.environmentVariable())) {
      faults.add(variable + ": set either this or " + setting.environmentVariable() + ", not both");
    } else {
      fromSecretFile(setting, variable, value);
    }
  }

  private void fromSecretFile(Setting<?> setting, String variable, String file) {
    try {
      set(setting.key(), Files.readString(Path.of(file)).strip(), variable);
    } catch (IOException | IllegalArgumentException e) {
      faults.add(
          variable
              + ": the file "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }

  private void set(String key, String value, String from) {
    Setting<?> setting = byKey.get(key);
    if (setting == null) {
      faults.add(key + ": no such key is known (" + from + ")" + meant(key, byKey.keySet()));
    } else if (setting.parse(value).isEmpty()) {
      String shown = setting.secret() ? " has a value that is not shown" : " is \"" + value + "\"";
      faults.add(key + shown + " (" + from + "), expected " + setting.expected());
    } else {
      given.put(key, new Given(value, from));
    }
  }

  private static String meant(String word, Collection<String> known) {
    return NearestKey.of(word, known).map(nearest -> "; did you mean " + nearest + "?").orElse("");
  }

  /** Properties that notice when a key comes a second time, which the JDK's class forgets. */
  private static final class RepeatNotingProperties extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> repeated;

    RepeatNotingProperties(Set<String> repeated) {
      this.repeated = repeated;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        repeated.add(key.toString());
      }
      return before;
    }
  }
}
