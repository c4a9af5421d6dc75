package dev.tidemark.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for JUnit whether a test that needs {@link Recordings} runs. */
final class RecordingsCondition implements ExecutionCondition {
  private static final String REQUIRED = "TIDEMARK_REQUIRE_RECORDINGS";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean required = Boolean.parseBoolean(System.getenv(REQUIRED));
    ConditionEvaluationResult result = decide(Recordings.present(), required);
    if (result.isDisabled()) {
      System.out.println(
          "SKIPPED " + context.getDisplayName() + ": " + result.getReason().orElse(""));
    }
    return result;
  }

  static ConditionEvaluationResult decide(boolean present, boolean required) {
    if (present) {
      return ConditionEvaluationResult.enabled("recorded answers are present");
    }
    if (required) {
      throw new IllegalStateException(REQUIRED + " is true, but there are " + Recordings.absence());
    }
    return ConditionEvaluationResult.disabled(Recordings.absence());
  }
}
