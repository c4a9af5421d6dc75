package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers broken at random: whatever comes, nothing is thrown and no price is made up. */
class MutatedAnswersTest {
  private static final ItemKey MUG = ItemKey.parse("sg.1001.20000000002").orElseThrow();
  private static final int ROUNDS = 4_000;
  private static final Pattern VALUE = Pattern.compile("(?<=: ?)(-?[0-9]+|\"[^\"]*\"|null|true)");

  private static final List<String> ODD_VALUES =
      List.of(
          "0",
          "-1",
          "1",
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "\"x\"",
          "1e400",
          "-1e-400",
          "0.1",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "\"1290000\"",
          "1290001",
          "\"\\ud83d\"",
          "\"\\u0000\"",
          "[[[[]]]]",
          "{\"item\":null}",
          "NaN");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-pc-two-variations.json",
        "get-pc-flash-banner.json",
        "get-pc-price-beside-item.json",
        "embedded-prices-withheld.json",
        "page-data-numbers-as-text.json",
        "v4-flash-without-models.json",
        "v4-all-sold-out.json",
        "v2-flash-ladder.json",
        "v2-invented.json",
        "blocked-numbered.json"
      })
  void neverThrowNorMakeUpAPrice(String name) {
    String answer = new String(AnswerText.resource(name), StandardCharsets.UTF_8);
    Random random = new Random(name.hashCode());

    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = mutated(answer, random);

      PriceCheck check = AnswerText.read(MUG, mutated);

      if (check instanceof PriceCheck.Answered(Listing listing)) {
        assertThat(listing.key()).isEqualTo(MUG);
        assertThat(prices(listing))
            .as(() -> new String(mutated, StandardCharsets.UTF_8))
            .allMatch(price -> price.units() > 0 && price.fits(2));
      }
    }
  }

  private static Stream<Price> prices(Listing listing) {
    Stream<Price> models = listing.models().stream().flatMap(MutatedAnswersTest::pricesOfModel);
    Stream<Price> headline =
        Stream.of(
                listing.headline().price(),
                listing.headline().highest(),
                listing.headline().listPrice(),
                listing.headline().soldOutPrice())
            .filter(Objects::nonNull);
    return Stream.concat(models, headline);
  }

  private static Stream<Price> pricesOfModel(ListedModel model) {
    return Stream.of(model.price(), model.listPrice()).filter(Objects::nonNull);
  }

  private static byte[] mutated(String answer, Random random) {
    String text = answer;
    for (int i = random.nextInt(3); i >= 0; i--) {
      text =
          switch (random.nextInt(4)) {
            case 0, 1 -> withOddValue(text, random);
            case 2 -> text.substring(0, random.nextInt(text.length() + 1));
            default -> withoutPart(text, random);
          };
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static String withOddValue(String text, Random random) {
    List<int[]> places =
        VALUE.matcher(text).results().map(found -> new int[] {found.start(), found.end()}).toList();
    if (places.isEmpty()) {
      return text;
    }
    int[] place = places.get(random.nextInt(places.size()));
    return text.substring(0, place[0])
        + ODD_VALUES.get(random.nextInt(ODD_VALUES.size()))
        + text.substring(place[1]);
  }

  private static String withoutPart(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(30));
    return text.substring(0, from) + text.substring(to);
  }
}
