package dev.tidemark.bench.load;

/**
 * A request as clients send it.
 *
 * @param body JSON; empty for none
 */
record Request(String method, String path, String token, String body) {
  String line() {
    return String.join("\t", method, path, token, body);
  }
}
