package dev.tidemark.gateway.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of RFC 5545 that our events touch. */
class CalendarTest {
  private static final Instant START = Instant.parse("2026-11-23T16:00:00Z");

  @Test
  void writesOneEventWithAllThatIsRequired() {
    String text = calendar("Midnight", "100 items");

    assertThat(lines(text))
        .containsSubsequence(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tidemark//Flash sales//EN",
            "BEGIN:VEVENT",
            "UID:one@tidemark",
            "DTSTAMP:20261123T150000Z",
            "DTSTART:20261123T160000Z",
            "DTEND:20261124T040000Z",
            "SUMMARY:Midnight",
            "DESCRIPTION:100 items",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  @Test
  void isACalendarAlsoWithoutEvents() {
    assertThat(lines(new Calendar("Flash sales").end()))
        .containsSubsequence(
            "BEGIN:VTIMEZONE",
            "TZID:Etc/UTC",
            "BEGIN:STANDARD",
            "END:STANDARD",
            "END:VTIMEZONE",
            "END:VCALENDAR")
        .doesNotContain("BEGIN:VEVENT");
    assertThat(calendar("Midnight", "")).doesNotContain("VTIMEZONE");
  }

  @Test
  void endsEveryLineWithCarriageReturnAndLineFeed() {
    String text = calendar("Two\nlines\r\nthree\rfour", "");

    assertThat(text).endsWith("\r\n").contains("SUMMARY:Two\\nlines\\nthree\\nfour\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  @Test
  void foldsLinesAt75OctetsAndNeverWithinACharacter() {
    String name = "ลดราคา 🎉 ".repeat(30);

    String text = calendar(name, "x".repeat(400));

    assertThat(text.split("\r\n"))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(text).doesNotContain("\uFFFD");
    assertThat(lines(text)).contains("SUMMARY:" + name, "DESCRIPTION:" + "x".repeat(400));
  }

  @Test
  void leavesALineOfExactly75OctetsInOnePiece() {
    String text = calendar("x".repeat(75 - "SUMMARY:".length()), "");

    assertThat(text).contains("SUMMARY:" + "x".repeat(67) + "\r\n");
  }

  @Test
  void escapesWhatHasAMeaning() {
    assertThat(Calendar.escaped("a\\b;c,d\ne:f\"g")).isEqualTo("a\\\\b\\;c\\,d\\ne:f\"g");
    assertThat(Calendar.escaped("bell\u0007 tab\tnull\u0000")).isEqualTo("bell tabnull");
  }

  @Test
  void cannotBeLedAstrayByAName() {
    String text = calendar("x\r\nEND:VEVENT\r\nBEGIN:VALARM", "");

    assertThat(lines(text)).containsOnlyOnce("END:VEVENT").doesNotContain("BEGIN:VALARM");
  }

  private static String calendar(String summary, String description) {
    Calendar calendar = new Calendar("Flash sales");
    calendar.event(
        "one@tidemark",
        START.minusSeconds(3_600),
        START,
        START.plusSeconds(12 * 3_600),
        summary,
        description);
    return calendar.end();
  }

  /** The lines as a calendar program sees them: unfolded. */
  private static List<String> lines(String text) {
    return List.of(text.replace("\r\n ", "").split("\r\n"));
  }
}
