package dev.tidemark.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, saying why, where there are no {@link Recordings}; fails it instead when the
 * environment variable {@code TIDEMARK_REQUIRE_RECORDINGS} is {@code true}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RecordingsCondition.class)
public @interface RequiresRecordings {}
