package dev.tidemark.simulator.page;

import dev.tidemark.simulator.http.Answer;

/** The frame of every page. Stateless. */
final class Html {
  /** Nothing from elsewhere, nothing inline. */
  private static final String POLICY =
      "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private Html() {}

  /** Text for any place in a page, in attributes too. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** JSON inside a script element that is data: no tag can end it. */
  static String data(String json) {
    return json.replace("<", "\\u003c");
  }

  /**
   * @param words what was searched for, shown in the search field
   */
  static Answer page(int status, String title, String words, String content) {
    String page =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>%s · Demo shop</title>
        <link rel="stylesheet" href="/assets/demo.css">
        <script src="/assets/countdown.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#content">Skip to content</a>
        <p class="notice">This is a <strong>demo shop</strong>: all goods, shops and prices are \
        invented, and nothing can be bought.</p>
        <header>
        <a class="brand" href="/">Demo shop</a>
        <form action="/search" role="search">
        <label for="keyword" class="hidden">Search the demo shop</label>
        <input id="keyword" name="keyword" type="search" value="%s" placeholder="Search" maxlength="100">
        <button>Search</button>
        </form>
        <nav aria-label="Shop"><a href="/flash_sale">Flash sale</a></nav>
        </header>
        <main id="content">
        %s
        </main>
        <footer>A demo shop to try Tidemark with. It has nothing to do with any real shop.</footer>
        </body>
        </html>
        """
            .formatted(text(title), text(words), content);
    return Answer.html(status, page)
        .with("content-security-policy", POLICY)
        .with("x-content-type-options", "nosniff")
        .with("referrer-policy", "no-referrer")
        .with("cache-control", "no-store");
  }

  static Answer missing(String what) {
    return page(
        404,
        "Not found",
        "",
        "<h1>Not found</h1><p>%s</p><p><a href=\"/\">To the shop's front page</a></p>"
            .formatted(text(what)));
  }
}
