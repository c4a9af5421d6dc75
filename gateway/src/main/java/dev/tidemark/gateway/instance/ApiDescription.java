package dev.tidemark.gateway.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI file as a tree, with its references followed. Immutable. */
final class ApiDescription {
  private static final List<String> METHODS = List.of("get", "post", "patch", "delete");

  private final JsonNode root;

  private ApiDescription(JsonNode root) {
    this.root = root;
  }

  static ApiDescription load() {
    return new ApiDescription(new YAMLMapper().readTree(Resource.bytes("openapi.yaml")));
  }

  /** One operation with where it stands. */
  record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {
    String id() {
      return node.path("operationId").asString();
    }
  }

  String text(String... path) {
    JsonNode node = root;
    for (String step : path) {
      node = node.path(step);
    }
    return node.asString("");
  }

  /** Names and descriptions of the groups of operations, in the order of the file. */
  List<JsonNode> tags() {
    return List.copyOf(root.path("tags").values());
  }

  /** The operations of a group, in the order of the file. */
  List<Operation> operations(String tag) {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .forEachEntry((path, item) -> {
          for (String method : METHODS) {
            JsonNode node = item.path(method);
            if (node.isObject() && node.path("tags").path(0).asString().equals(tag)) {
              operations.add(new Operation(method, path, node, parameters(item, node)));
            }
          }
        });
    return operations;
  }

  private List<JsonNode> parameters(JsonNode item, JsonNode operation) {
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
    operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
    return parameters;
  }

  /** The schemas by name, in the order of the file. */
  List<Map.Entry<String, JsonNode>> schemas() {
    return List.copyOf(root.path("components").path("schemas").properties());
  }

  /** The node itself, or what its reference points to. */
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
  }
}
