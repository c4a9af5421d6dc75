package dev.tidemark.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.grpc.GrpcErrors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a call to be refused, here or behind a gRPC call. */
public final class Refusals {
  private Refusals() {}

  /** Runs the call and returns its refusal, which must have that code. */
  public static TidemarkException refusal(ErrorCode code, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as("the call should have been refused with " + code).isNotNull();
    TidemarkException refusal = GrpcErrors.from(thrown);
    assertThat(refusal.error()).as(refusal.detail()).isEqualTo(code);
    return refusal;
  }
}
