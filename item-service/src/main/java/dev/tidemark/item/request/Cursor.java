package dev.tidemark.item.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a page of a list ends, as an opaque text that names its list: one of another list, or none
 * of ours, is refused.
 *
 * @param list names the list with everything that decides about its order
 * @param position what the list needs to go on, in parts
 */
public record Cursor(String list, List<String> position) {
  /** Cannot occur in a position: numbers, and names without control characters. */
  private static final String SEPARATOR = "\n";

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  public Cursor {
    position = List.copyOf(position);
  }

  /**
   * Goes on where a cursor ends; empty on the first page.
   *
   * @param position reads the position, such as a number; an exception means that it is none
   */
  public static <T> Optional<T> read(String text, String list, Function<List<String>, T> position) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Cursor cursor = decode(text);
      if (cursor.list.equals(list) && cursor.encode().equals(text)) {
        return Optional.of(position.apply(cursor.position));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException broken) {
      // The same answer as for a cursor of another list: what is wrong with it helps nobody.
    } catch (CharacterCodingException notText) {
      // As above.
    }
    throw RequestValues.invalid(
        "cursor", "the cursor is not one that this list has given out; start without one");
  }

  public String encode() {
    String text = list + SEPARATOR + String.join(SEPARATOR, position);
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Cursor decode(String text) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    List<String> parts = List.of(decoded.split(SEPARATOR, -1));
    return new Cursor(parts.getFirst(), parts.subList(1, parts.size()));
  }
}
