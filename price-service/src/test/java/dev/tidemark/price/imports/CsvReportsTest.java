package dev.tidemark.price.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.price.observation.Outcome;
import dev.tidemark.price.observation.Reason;
import dev.tidemark.price.observation.Report;
import dev.tidemark.price.observation.ReportSource;
import dev.tidemark.protocol.TidemarkException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReportsTest {
  private static final String HEADER =
      "item,model,price,currency,list_price,in_stock,flash_sale,seen_at\n";

  @Test
  void readsARowWithAllColumns() throws IOException {
    Report report = only(HEADER + "sg.1.2,7,12.90,SGD,20.00,true,false,2026-01-02T03:04:05Z\n");

    assertThat(report)
        .isEqualTo(
            new Report(
                "sg.1.2",
                "7",
                new Report.Asked("12.90", "20.00", true, false),
                "SGD",
                "2026-01-02T03:04:05Z",
                null,
                null,
                List.of()));
  }

  @Test
  void takesColumnsInAnyOrderAndLeavesOutWhatIsNotThere() throws IOException {
    Report report = only("SEEN_AT, Price ,item\r\n2026-01-02T03:04:05Z,12.90,sg.1.2\r\n");

    assertThat(report.item()).isEqualTo("sg.1.2");
    assertThat(report.model()).isNull();
    assertThat(report.asked()).isEqualTo(new Report.Asked("12.90", null, null, false));
  }

  @Test
  void takesAByteOrderMarkQuotesAndLineEndsOfBothKinds() throws IOException {
    String file =
        String.join(
            "",
            "\uFEFFitem,price,seen_at\r\n",
            "\"https://shopee.sg/a,b-i.1.2\",\"12.90\",2026-01-02T03:04:05Z\n",
            "\"two\nlines\",1,2026-01-02T03:04:05Z");

    List<ReportSource.Item> all = all(file.getBytes(StandardCharsets.UTF_8));

    assertThat(all).hasSize(2);
    assertThat(((Report) all.getFirst().reading()).item()).isEqualTo("https://shopee.sg/a,b-i.1.2");
    assertThat(all.getFirst().text())
        .isEqualTo("\"https://shopee.sg/a,b-i.1.2\",12.90,2026-01-02T03:04:05Z");
    assertThat(all.getLast().text()).startsWith("\"two\nlines\",1");
  }

  @Test
  void refusesARowOfAnotherLengthAndGoesOn() throws IOException {
    List<ReportSource.Item> all =
        all(
            bytes(
                """
                item,price,seen_at
                sg.1.2,12,90,2026-01-02T03:04:05Z

                sg.1.2
                sg.1.2,12.90,2026-01-02T03:04:05Z
                """));

    assertThat(all).hasSize(3);
    assertThat(all.get(0).reading())
        .isEqualTo(new Outcome.Refused(Reason.MALFORMED, "the row has 4 fields, the header has 3"));
    assertThat(all.get(1).reading()).isInstanceOf(Outcome.Refused.class);
    assertThat(all.get(2).reading()).isInstanceOf(Report.class);
  }

  @Test
  void refusesAStockThatIsNeitherTrueNorFalse() throws IOException {
    List<ReportSource.Item> all =
        all(bytes("item,price,seen_at,in_stock\nsg.1.2,1,2026-01-02T03:04:05Z,maybe\n"));

    assertThat(((Outcome.Refused) all.getFirst().reading()).reason())
        .isEqualTo(Reason.INVALID_VALUE);
  }

  @Test
  void saysWhatIsWrongWithAFileThatCannotBeRead() {
    assertThat(problem(bytes(""))).contains("is empty");
    assertThat(problem(bytes("\uFEFF"))).contains("is empty");
    assertThat(problem(bytes("item,price\n"))).contains("'seen_at' is missing");
    assertThat(problem(bytes("item,price,seen_at,colour\n"))).contains("'colour' is not known");
    assertThat(problem(bytes("item;price;seen_at\n"))).contains("separated by commas");
    assertThat(problem(bytes("item,price,seen_at,item\n"))).contains("'item' is there twice");
    assertThat(problem(bytes("item,price,seen_at\n\"open,1,2\n"))).contains("not valid CSV");
    assertThat(problem(bytes("item,price,seen_at\n" + "x".repeat(30_000) + ",1,2\n")))
        .contains("not valid CSV");
    assertThat(problem(bytes("item,price,seen_at\n" + ",".repeat(1_000) + "\n")))
        .contains("not valid CSV");
    byte[] latin = "item,price,seen_at\nK\u00e4se,1,2\n".getBytes(Charset.forName("ISO-8859-1"));
    assertThat(problem(latin)).contains("UTF-8");
    byte[] wide = "item,price,seen_at\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(problem(wide)).isNotEmpty();
    assertThat(problem(new byte[] {(byte) 0xFF, (byte) 0xFE})).contains("UTF-8");
  }

  private static String problem(byte[] file) {
    Throwable thrown = catchThrowable(() -> all(file));
    assertThat(thrown).isInstanceOf(TidemarkException.class);
    return ((TidemarkException) thrown).detail();
  }

  private static Report only(String file) throws IOException {
    List<ReportSource.Item> all = all(bytes(file));
    assertThat(all).hasSize(1);
    return (Report) all.getFirst().reading();
  }

  private static List<ReportSource.Item> all(byte[] file) throws IOException {
    List<ReportSource.Item> all = new ArrayList<>();
    try (CsvReports reports = new CsvReports(new ByteArrayInputStream(file))) {
      ReportSource.Item item = reports.next();
      while (item != null) {
        all.add(item);
        item = reports.next();
      }
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
