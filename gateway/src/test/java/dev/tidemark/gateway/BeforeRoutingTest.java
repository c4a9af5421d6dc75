package dev.tidemark.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests that no HTTP client would send, byte by byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeforeRoutingTest {
  private RunningGateway gateway;

  @BeforeAll
  void start() {
    gateway = RunningGateway.start();
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void refusesABrokenRequestLine() throws Exception {
    assertProblem(raw("GARBAGE\r\n\r\n"), 400, "malformed-request");
    assertProblem(raw("GET noslash HTTP/1.1\r\nHost: x\r\n\r\n"), 400, "malformed-request");
    assertProblem(raw(get("/api/v1/instance?x=%")), 400, "malformed-request");
    assertProblem(raw(get("/api/v1/items/%zz")), 400, "malformed-request");
    assertProblem(raw(get("/api/v1/items/%")), 400, "malformed-request");
  }

  @Test
  void refusesALongAddress() throws Exception {
    assertProblem(raw(get("/api/v1/items?q=" + "a".repeat(5_000))), 414, "uri-too-long");
  }

  @Test
  void refusesAbsurdHeaders() throws Exception {
    String one = "X-Long: " + "a".repeat(20_000) + "\r\n";
    String many = "X-Many: 1\r\n".repeat(2_000);
    String broken = "No colon here\r\n";

    assertProblem(raw(get("/api/v1/instance", one)), 431, "headers-too-large");
    assertProblem(raw(get("/api/v1/instance", many)), 431, "headers-too-large");
    assertProblem(raw(get("/api/v1/instance", broken)), 400, "malformed-request");
  }

  @Test
  void refusesALengthThatIsNone() throws Exception {
    String head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n";

    assertProblem(raw(head + "Content-Length: -1\r\n\r\n"), 400, "malformed-request");
    assertProblem(raw(head + "Content-Length: ten\r\n\r\n"), 400, "malformed-request");
    assertProblem(raw(head + "Content-Length: 99999999999\r\n\r\n"), 413, "body-too-large");
    assertProblem(
        raw(head + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"), 400, "malformed-request");
  }

  @Test
  void refusesAnEndlessBodyInTheMiddleOfIt() throws Exception {
    String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";

    String answer =
        raw(
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk
                + chunk);

    assertProblem(answer, 413, "body-too-large");
  }

  @Test
  void findsNothingOutsideOfTheSite() throws Exception {
    for (String path :
        new String[] {
          "/../../etc/passwd",
          "/..%2f..%2fetc/passwd",
          "/%2e%2e/%2e%2e/etc/passwd",
          "/assets/../../openapi.yaml",
          "/web/index.html",
          "/..\\..\\windows",
          "//etc/passwd",
          "/openapi.yaml%00.html",
          "/api/docs/../../openapi.yaml"
        }) {
      assertProblem(raw(get(path)), 404, "not-found");
    }
  }

  @Test
  void keepsAnIdThatIsPlainAndReplacesAnyOther() throws Exception {
    assertThat(raw(get("/api/v1/nothing", "X-Request-Id: abc-123\r\n")))
        .contains("x-request-id: abc-123", "\"requestId\":\"abc-123\"");
    assertThat(raw(get("/api/v1/nothing", "X-Request-Id: <script>\r\n"))).doesNotContain("script>");
  }

  @Test
  void answersAMethodNobodyKnows() throws Exception {
    assertProblem(
        raw("BREW /api/v1/watches HTTP/1.1\r\nHost: x\r\n\r\n"), 405, "method-not-allowed");
    assertProblem(raw("BREW /api/docs HTTP/1.1\r\nHost: x\r\n\r\n"), 405, "method-not-allowed");
  }

  private static String get(String path) {
    return get(path, "");
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  private static void assertProblem(String answer, int status, String code) {
    assertThat(answer)
        .matches("(?s)HTTP/1\\.[01] " + status + " .*")
        .contains("content-type: application/problem+json")
        .contains("\"status\":" + status, "\"code\":\"" + code + "\"")
        .contains("x-content-type-options: nosniff");
  }

  /** Sends bytes and reads what comes until the answer's body is there. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      StringBuilder answer = new StringBuilder();
      InputStream input = socket.getInputStream();
      byte[] buffer = new byte[8_192];
      while (!answer.toString().endsWith("}")) {
        int count = input.read(buffer);
        if (count < 0) {
          break;
        }
        answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
      return answer.toString();
    }
  }
}
