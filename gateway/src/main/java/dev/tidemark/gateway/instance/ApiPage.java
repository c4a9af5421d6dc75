package dev.tidemark.gateway.instance;

import dev.tidemark.gateway.instance.ApiDescription.Operation;
import dev.tidemark.protocol.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The readable page of the API, written from the OpenAPI file: no script, no inline style. */
final class ApiPage {
  private final ApiDescription api;
  private final Html html = new Html();

  private ApiPage(ApiDescription api) {
    this.api = api;
  }

  static String render() {
    return new ApiPage(ApiDescription.load()).page();
  }

  private String page() {
    html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<title>Tidemark API</title>")
        .raw("<link rel=\"icon\" href=\"/favicon.svg\">")
        .raw("<link rel=\"stylesheet\" href=\"/api/docs/page.css\"></head><body>\n");
    navigation();
    html.raw("<main>").element("h1", "Tidemark API").prose(api.text("info", "description"));
    html.raw("<p>For tools: <a href=\"/api/v1/openapi.yaml\">openapi.yaml</a></p>\n");
    for (JsonNode tag : api.tags()) {
      html.raw("<section>").element("h2", tag.path("description").asString());
      api.operations(tag.path("name").asString()).forEach(this::operation);
      html.raw("</section>\n");
    }
    schemas();
    codes();
    return html.raw("</main></body></html>\n").toString();
  }

  private void navigation() {
    html.raw("<nav aria-label=\"Operations\"><ul>\n");
    for (JsonNode tag : api.tags()) {
      for (Operation operation : api.operations(tag.path("name").asString())) {
        html.raw("<li><a href=\"#" + operation.id() + "\">")
            .text(title(operation))
            .raw("</a></li>\n");
      }
    }
    html.raw("<li><a href=\"#shapes\">Shapes</a></li><li><a href=\"#codes\">Error codes</a></li>");
    html.raw("</ul></nav>\n");
  }

  private static String title(Operation operation) {
    return operation.method().toUpperCase(Locale.ROOT) + " " + operation.path();
  }

  private void operation(Operation operation) {
    JsonNode node = operation.node();
    html.raw("<article id=\"" + operation.id() + "\">").element("h3", title(operation));
    html.prose(
        "**" + node.path("summary").asString() + ".** " + node.path("description").asString(""));
    if (node.path("security").isArray()) {
      html.prose("Open to everybody.");
    }
    if (!operation.parameters().isEmpty()) {
      parameters(operation);
    }
    html.element("h4", "Try it").raw("<pre>").text(CurlExample.of(api, operation)).raw("</pre>\n");
    answers(node);
    html.raw("</article>\n");
  }

  private void parameters(Operation operation) {
    html.element("h4", "Parameters").raw("<table><tbody>\n");
    for (JsonNode parameter : operation.parameters()) {
      html.raw("<tr><th scope=\"row\">").text(parameter.path("name").asString()).raw("</th>");
      html.cell("in the " + parameter.path("in").asString());
      html.cell(parameter.path("description").asString(""));
      html.cell(Schemas.describe(api.resolve(parameter.path("schema")))).raw("</tr>\n");
    }
    html.raw("</tbody></table>\n");
  }

  private void answers(JsonNode operation) {
    html.element("h4", "Answers").raw("<table><tbody>\n");
    operation
        .path("responses")
        .forEachEntry((status, reference) -> {
          JsonNode answer = api.resolve(reference);
          html.raw("<tr><th scope=\"row\">").text(status).raw("</th>");
          html.cell(answer.path("description").asString());
          html.raw("<td>");
          answer.path("x-codes").forEach(code -> link(code.asString()));
          answer.path("content").forEach(content -> shape(content.path("schema")));
          html.raw("</td></tr>\n");
        });
    html.raw("</tbody></table>\n");
  }

  private void link(String code) {
    html.raw("<a href=\"#" + code + "\"><code>").text(code).raw("</code></a> ");
  }

  private void shape(JsonNode schema) {
    String name = Schemas.referenced(schema);
    if (!name.isEmpty() && !name.equals("Problem")) {
      html.raw("<a href=\"#shape-" + name + "\">").text(name).raw("</a>");
    }
  }

  private void schemas() {
    html.raw("<section id=\"shapes\">").element("h2", "Shapes");
    for (Map.Entry<String, JsonNode> schema : api.schemas()) {
      html.raw("<article id=\"shape-" + schema.getKey() + "\">").element("h3", schema.getKey());
      html.prose(schema.getValue().path("description").asString(""));
      html.raw("<table><tbody>\n");
      for (Map.Entry<String, JsonNode> field : Schemas.fields(api, schema.getValue())) {
        html.raw("<tr><th scope=\"row\">").text(field.getKey()).raw("</th>");
        html.cell(Schemas.describe(field.getValue()));
        html.cell(field.getValue().path("description").asString("")).raw("</tr>\n");
      }
      if (Schemas.fields(api, schema.getValue()).isEmpty()) {
        html.raw("<tr>").cell(Schemas.describe(schema.getValue())).raw("</tr>\n");
      }
      html.raw("</tbody></table></article>\n");
    }
    html.raw("</section>\n");
  }

  private void codes() {
    html.raw("<section id=\"codes\">").element("h2", "Error codes").raw("<table><tbody>\n");
    for (ErrorCode error : List.of(ErrorCode.values())) {
      html.raw("<tr id=\"" + error.code() + "\"><th scope=\"row\">")
          .text(error.code())
          .raw("</th>");
      html.cell(error.title()).raw("</tr>\n");
    }
    html.raw("</tbody></table></section>\n");
  }
}
