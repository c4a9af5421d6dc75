package dev.tidemark.user.session;

/** Who opened a session, as its owner sees it in the list; texts are cut to what is kept. */
public record Client(String userAgent, String address) {
  private static final int USER_AGENT_KEPT = 200;

  /** The longest IPv6 address with a zone name; so long is the column as well. */
  private static final int ADDRESS_KEPT = 64;

  public Client {
    userAgent = cut(userAgent, USER_AGENT_KEPT);
    address = cut(address, ADDRESS_KEPT);
  }

  private static String cut(String text, int kept) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(kept)
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
