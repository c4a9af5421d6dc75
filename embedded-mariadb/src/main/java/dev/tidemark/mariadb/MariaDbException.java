package dev.tidemark.mariadb;

import org.jspecify.annotations.Nullable;

/** The private MariaDB server cannot run; the message tells the operator what to do. */
public final class MariaDbException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MariaDbException(String message) {
    super(message);
  }

  MariaDbException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
