package dev.tidemark.price.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tidemark.price.observation.Outcome;
import dev.tidemark.price.observation.Reading;
import dev.tidemark.price.observation.Reason;
import dev.tidemark.price.observation.Report;
import dev.tidemark.price.observation.ReportSource;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file of RFC 4180 with a header row, in UTF-8 with or without a byte order mark. One
 * row at a time is in memory. For one thread.
 */
final class CsvReports implements ReportSource {
  /** A link has at most 8,192 characters, and nothing else is as long. */
  private static final int LONGEST_FIELD = 10_000;

  private static final int MOST_FIELDS = 64;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> rows;
  private final CsvColumns columns;

  CsvReports(InputStream input) throws IOException {
    this.reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .build(
                CsvRecordHandler.builder()
                    .maxFields(MOST_FIELDS)
                    .maxFieldSize(LONGEST_FIELD)
                    .maxRecordSize(2 * LONGEST_FIELD)
                    .build(),
                text(input));
    this.rows = reader.iterator();
    CsvRecord header = nextRow();
    if (header == null) {
      throw unreadable("The file is empty; a header row such as item,price,seen_at is expected.");
    }
    this.columns = CsvColumns.of(header.getFields());
  }

  /** What is no UTF-8 is no text: guessing an encoding would garble names silently. */
  private static BufferedReader text(InputStream input) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                input,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    try {
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
    } catch (CharacterCodingException notUtf8) {
      throw wrongEncoding(notUtf8);
    }
    return text;
  }

  @Override
  public @Nullable Item next() {
    CsvRecord row = nextRow();
    if (row == null) {
      return null;
    }
    List<String> fields = row.getFields();
    return new Item(reading(fields), CsvText.row(fields));
  }

  private Reading reading(List<String> fields) {
    if (fields.size() != columns.count()) {
      return new Outcome.Refused(
          Reason.MALFORMED,
          "the row has %d fields, the header has %d".formatted(fields.size(), columns.count()));
    }
    String stock = columns.value(fields, CsvColumns.IN_STOCK);
    String flashSale = columns.value(fields, CsvColumns.FLASH_SALE);
    for (String truth : new String[] {stock, flashSale}) {
      if (truth != null && CsvText.truth(truth) == null) {
        return new Outcome.Refused(
            Reason.INVALID_VALUE, "in_stock and flash_sale are true or false, not '" + truth + "'");
      }
    }
    Boolean flash = flashSale == null ? null : CsvText.truth(flashSale);
    return new Report(
        columns.value(fields, CsvColumns.ITEM),
        columns.value(fields, CsvColumns.MODEL),
        new Report.Asked(
            columns.value(fields, CsvColumns.PRICE),
            columns.value(fields, CsvColumns.LIST_PRICE),
            stock == null ? null : CsvText.truth(stock),
            flash != null && flash),
        columns.value(fields, CsvColumns.CURRENCY),
        columns.value(fields, CsvColumns.SEEN_AT),
        null,
        null,
        List.of());
  }

  private @Nullable CsvRecord nextRow() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException malformed) {
      if (malformed.getCause() instanceof CharacterCodingException notUtf8) {
        throw wrongEncoding(notUtf8);
      }
      throw new TidemarkException(
          ErrorCode.MALFORMED_REQUEST,
          "The file is not valid CSV: " + CsvText.message(malformed),
          malformed);
    } catch (UncheckedIOException failed) {
      if (failed.getCause() instanceof CharacterCodingException notUtf8) {
        throw wrongEncoding(notUtf8);
      }
      throw failed;
    }
  }

  private static TidemarkException wrongEncoding(CharacterCodingException cause) {
    return new TidemarkException(
        ErrorCode.MALFORMED_REQUEST,
        "The file is not in UTF-8; save it as 'CSV UTF-8' and send it again.",
        cause);
  }

  static TidemarkException unreadable(String detail) {
    return new TidemarkException(ErrorCode.MALFORMED_REQUEST, detail);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
