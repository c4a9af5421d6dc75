package dev.tidemark.runtime.config;

import java.util.List;

/** Something an operator may set: one key, or a family with one key per region. */
public sealed interface SettingDefinition permits Setting, SettingFamily {
  /** The key in the properties file; a family's has {@code <region>} in it. */
  String key();

  /** The environment variable; a family's has {@code <REGION>} in it. */
  String environmentVariable();

  /** The default as it would stand in the properties file. */
  String defaultText();

  /** What values are accepted, to be read after "expected". */
  String expected();

  /** What it means, in one sentence. */
  String sentence();

  /** Whether the value is shown to nobody. */
  boolean secret();

  /** The single keys: the setting itself, or one for each region. */
  List<? extends Setting<?>> members();
}
