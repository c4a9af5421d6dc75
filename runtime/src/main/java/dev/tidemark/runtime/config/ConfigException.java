package dev.tidemark.runtime.config;

import java.util.List;

/**
 * Why the program does not start with these settings: every fault, each a line for the operator.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public ConfigException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  public ConfigException(String fault) {
    this(List.of(fault));
  }

  public ConfigException(String fault, Throwable cause) {
    super(fault, cause);
    this.faults = List.of(fault);
  }

  /** One line for each fault; none holds a secret. */
  public List<String> faults() {
    return faults;
  }
}
