package dev.tidemark.gateway.instance;

/** Builds a page of HTML; every text that goes in is escaped. Not thread-safe. */
final class Html {
  private final StringBuilder page = new StringBuilder(64 * 1024);

  /** Adds markup of our own. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** Adds text. */
  Html text(String text) {
    page.append(escape(text));
    return this;
  }

  /** Adds an element that holds only text. */
  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  /** Adds prose with its blank lines, {@code `code`} and {@code **strong**} marks. */
  Html prose(String markdown) {
    for (String paragraph : markdown.strip().split("\n\\s*\n", -1)) {
      String marked =
          escape(paragraph)
              .replaceAll("`([^`]+)`", "<code>$1</code>")
              .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>");
      raw("<p>" + marked + "</p>\n");
    }
    return this;
  }

  /** Adds the inside of a table cell. */
  Html cell(String markdown) {
    return raw("<td>" + escape(markdown).replaceAll("`([^`]+)`", "<code>$1</code>") + "</td>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
