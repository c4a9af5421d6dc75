package dev.tidemark.runtime.config;

import java.util.Collection;

/** Renders the table of settings for the manual. */
public final class SettingsReference {
  private SettingsReference() {}

  /** A Markdown table with one row per definition, in the order given. */
  public static String markdown(Collection<? extends SettingDefinition> definitions) {
    StringBuilder table = new StringBuilder();
    table.append("| Key | Environment variable | Default | Meaning |\n");
    table.append("| --- | --- | --- | --- |\n");
    for (SettingDefinition definition : definitions) {
      table.append("| ").append(code(definition.key()));
      table.append(" | ").append(code(definition.environmentVariable()));
      if (definition.secret()) {
        table.append(" or ").append(code(definition.environmentVariable() + "_FILE"));
      }
      table.append(" | ").append(code(definition.defaultText()));
      table
          .append(" | ")
          .append(cell(definition.sentence() + " Expected: " + definition.expected() + "."));
      table.append(" |\n");
    }
    return table.toString();
  }

  private static String code(String text) {
    return text.isEmpty() ? "(empty)" : "`" + cell(text) + "`";
  }

  /** A vertical bar would end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
