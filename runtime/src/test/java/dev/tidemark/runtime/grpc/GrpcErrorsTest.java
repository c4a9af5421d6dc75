package dev.tidemark.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcErrorsTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void keepsEveryErrorOnItsWay(ErrorCode code) {
    TidemarkException before = TidemarkException.ofField(code, "name", "Ärger with \"x\"\n");

    TidemarkException after = GrpcErrors.from(GrpcErrors.toStatus(before));

    assertThat(after.error()).isEqualTo(code);
    assertThat(after.field()).isEqualTo("name");
    assertThat(after.detail()).isEqualTo(before.detail());
    assertThat(after.retryAfter()).isNull();
  }

  @Test
  void keepsTheTimeToWait() {
    TidemarkException before =
        TidemarkException.retryAfter(ErrorCode.TOO_MANY_ATTEMPTS, "wait", Duration.ofMillis(1_500));

    TidemarkException after = GrpcErrors.from(GrpcErrors.toStatus(before));

    assertThat(after.error()).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
    assertThat(after.retryAfter()).isEqualTo(Duration.ofMillis(1_500));
  }

  @ParameterizedTest
  @CsvSource({
    "USERNAME_TAKEN,ALREADY_EXISTS",
    "REGISTRATION_CLOSED,PERMISSION_DENIED",
    "INVALID_VALUE,INVALID_ARGUMENT",
    "OVERLOADED,UNAVAILABLE",
    "WRONG_CREDENTIALS,UNAUTHENTICATED",
    "TOO_MANY_ATTEMPTS,RESOURCE_EXHAUSTED",
    "SESSION_NOT_FOUND,NOT_FOUND",
    "SETUP_TOKEN_WRONG,INVALID_ARGUMENT",
    "ALREADY_SET_UP,FAILED_PRECONDITION",
    "TOO_MANY_WATCHES,INVALID_ARGUMENT",
    "SHOP_MISMATCH,INVALID_ARGUMENT",
    "TIMEOUT,DEADLINE_EXCEEDED",
    "INTERNAL,INTERNAL",
  })
  void hasTheStatusThatTheContractsName(ErrorCode code, Status.Code status) {
    assertThat(GrpcErrors.toStatus(new TidemarkException(code, "x")).getStatus().getCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE,UNAVAILABLE",
    "CANCELLED,UNAVAILABLE",
    "DEADLINE_EXCEEDED,TIMEOUT",
    "UNIMPLEMENTED,INTERNAL",
    "RESOURCE_EXHAUSTED,INTERNAL",
    "UNKNOWN,INTERNAL",
  })
  void understandsAStatusOfGrpcItself(Status.Code status, ErrorCode code) {
    TidemarkException error =
        GrpcErrors.from(
            status.toStatus().withDescription("io exception at 10.0.0.7").asRuntimeException());

    assertThat(error.error()).isEqualTo(code);
    assertThat(error.detail()).isEqualTo(code.title());
  }

  @Test
  void doesNotTellWhatWentWrongInside() {
    StatusRuntimeException status =
        GrpcErrors.toStatus(new IllegalStateException("password=hunter2"));

    assertThat(status.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(status.getStatus().getDescription()).isEqualTo(ErrorCode.INTERNAL.title());
  }

  @Test
  void looksIntoTheWrappersOfFutures() {
    TidemarkException inside = new TidemarkException(ErrorCode.OVERLOADED, "busy");

    assertThat(GrpcErrors.from(new CompletionException(inside))).isSameAs(inside);
  }

  @Test
  void survivesATrailerItDoesNotUnderstand() {
    Metadata trailers = new Metadata();
    trailers.put(GrpcErrors.TRAILER, new byte[] {(byte) 0xff, 1, 2});

    TidemarkException error =
        GrpcErrors.from(Status.NOT_FOUND.withDescription("x").asRuntimeException(trailers));

    assertThat(error.error()).isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void shortensADetailThatWouldNotFitIntoTrailers() {
    StatusRuntimeException status =
        GrpcErrors.toStatus(new TidemarkException(ErrorCode.INVALID_VALUE, "x".repeat(100_000)));

    assertThat(status.getStatus().getDescription()).hasSizeLessThan(1_100);
  }
}
