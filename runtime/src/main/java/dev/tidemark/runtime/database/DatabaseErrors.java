package dev.tidemark.runtime.database;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the failures of a database apart: lost races, a database that is away, and our mistakes.
 */
final class DatabaseErrors {
  /** Deadlock found; lock wait timeout exceeded. */
  private static final int DEADLOCK = 1213;

  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private final String database;

  DatabaseErrors(String database) {
    this.database = database;
  }

  /** Whether the same transaction may well succeed when begun again. */
  static boolean isLostRace(Throwable thrown) {
    return find(thrown)
        .filter(failure ->
            failure.getErrorCode() == DEADLOCK
                || failure.getErrorCode() == LOCK_WAIT_TIMEOUT
                || "40001".equals(failure.getSQLState()))
        .isPresent();
  }

  /** What to throw for a failure: a database that is away or busy is expected, the rest is not. */
  RuntimeException translated(RuntimeException thrown) {
    if (thrown instanceof TidemarkException) {
      return thrown;
    }
    if (isLostRace(thrown)) {
      return new TidemarkException(ErrorCode.OVERLOADED, database + " is busy", thrown);
    }
    return find(thrown).filter(DatabaseErrors::isAway).isPresent()
        ? new TidemarkException(ErrorCode.UNAVAILABLE, database + " does not answer", thrown)
        : thrown;
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLTimeoutException
        || (state != null && state.startsWith("08"));
  }

  private static Optional<SQLException> find(@Nullable Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException failure) {
        return Optional.of(failure);
      }
    }
    return Optional.empty();
  }
}
