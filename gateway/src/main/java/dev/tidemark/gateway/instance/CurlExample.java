package dev.tidemark.gateway.instance;

import dev.tidemark.gateway.instance.ApiDescription.Operation;
import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** The command line that tries an operation. */
final class CurlExample {
  private static final String SERVER = "http://127.0.0.1:8080/api/v1";

  private CurlExample() {}

  static String of(ApiDescription api, Operation operation) {
    StringJoiner command = new StringJoiner(" \\\n  ");
    command.add("curl" + (operation.id().equals("streamEvents") ? " -N" : ""));
    boolean open = operation.node().path("security").isArray();
    if (operation.id().equals("logIn")) {
      command.add("-c cookies.txt");
    } else if (!open || operation.id().equals("logOut")) {
      command.add("-b cookies.txt");
    }
    if (!operation.method().equals("get")) {
      command.add("-X " + operation.method().toUpperCase(Locale.ROOT));
    }
    JsonNode body =
        api.resolve(operation.node().path("requestBody"))
            .path("content")
            .path("application/json")
            .path("example");
    if (body.isObject()) {
      command.add("-H 'Content-Type: application/json'");
      command.add("-d '" + body + "'");
    }
    return command.add("'" + SERVER + address(operation) + "'").toString();
  }

  private static String address(Operation operation) {
    String path = operation.path();
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asString();
      String example = parameter.path("example").asString("");
      if (parameter.path("in").asString().equals("path")) {
        path = path.replace("{" + name + "}", example);
      } else if (!example.isEmpty()) {
        query.add(name + "=" + example);
      }
    }
    return path + query;
  }
}
