package dev.tidemark.price.writing;

import static dev.tidemark.price.writing.Looks.ITEM;
import static dev.tidemark.price.writing.Looks.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.Source;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondLooksIT {
  private final Looks looks = new Looks();

  @AfterEach
  void close() {
    looks.close();
  }

  @Test
  void keepsTheOldPriceUntilASecondLookAgrees() {
    looks.at(0, Answer.at(ITEM, "129.00"));

    Written first = looks.at(1, Answer.at(ITEM, "29.00"));

    assertThat(first).isInstanceOf(Written.Doubted.class);
    assertThat(looks.listing().state()).isEqualTo(ItemState.CHECKING);
    assertThat(looks.headlinePrices()).containsExactly("129.00");
    assertThat(looks.items().dueAt(ITEM)).isEqualTo(START.plusSeconds(80));

    looks.at(2, Answer.at(ITEM, "29.00"));

    assertThat(looks.headlinePrices()).containsExactly("129.00", "29.00");
    assertThat(looks.headline().getLast().at()).isEqualTo(START.plusSeconds(60));
    assertThat(looks.headline().getLast().gap()).isEqualTo(Duration.ofMinutes(1));
    assertThat(looks.listing().state()).isEqualTo(ItemState.OK);
    assertThat(pending()).isZero();
  }

  @Test
  void startsAfreshWhenTheSecondLookDisagrees() {
    looks.at(0, Answer.at(ITEM, "100.00"));
    looks.at(1, Answer.at(ITEM, "170.00"));

    looks.at(2, Answer.at(ITEM, "180.00"));
    assertThat(looks.headlinePrices()).containsExactly("100.00");

    looks.at(3, Answer.at(ITEM, "180.00"));
    assertThat(looks.headlinePrices()).containsExactly("100.00", "180.00");
    assertThat(looks.headline().getLast().at()).isEqualTo(START.plus(Duration.ofMinutes(2)));
  }

  @Test
  void forgetsTheJumpWhenTheOldPriceIsBack() {
    looks.at(0, Answer.at(ITEM, "100.00"));
    looks.at(1, Answer.at(ITEM, "170.00"));

    looks.at(2, Answer.at(ITEM, "100.00"));

    assertThat(looks.headlinePrices()).containsExactly("100.00");
    assertThat(looks.listing().state()).isEqualTo(ItemState.OK);
    assertThat(pending()).isZero();
  }

  @Test
  void doesNotCountASecondLookThatComesTooSoon() {
    looks.at(0, Answer.at(ITEM, "100.00"));
    looks.at(1, Answer.at(ITEM, "170.00"));

    Instant soon = START.plusSeconds(61);
    Written written = looks.at(soon, Answer.at(ITEM, "170.00"), Source.WEB, false);

    assertThat(written).isInstanceOf(Written.Doubted.class);
    assertThat(looks.items().dueAt(ITEM)).isEqualTo(START.plusSeconds(80));
  }

  @Test
  void doubtsEveryNewPriceOfASuspectSourceEvenTheFirst() {
    assertThat(looks.suspect(0, Answer.at(ITEM, "129.00"))).isInstanceOf(Written.Doubted.class);
    assertThat(looks.items().countChanges()).isZero();
    assertThat(looks.listing().name()).isNull();

    assertThat(looks.suspect(1, Answer.at(ITEM, "129.00"))).isInstanceOf(Written.Stored.class);

    assertThat(looks.headline())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.at()).isEqualTo(START);
          assertThat(row.gap()).isNull();
        });
    assertThat(looks.suspect(2, Answer.at(ITEM, "128.00"))).isInstanceOf(Written.Doubted.class);
    assertThat(looks.suspect(3, Answer.at(ITEM, "129.00"))).isInstanceOf(Written.Stored.class);
    assertThat(looks.headlinePrices()).containsExactly("129.00");
  }

  @Test
  void asksForNoSecondLookAtTheFirstPriceOfANewModel() {
    looks.at(0, Answer.of(ITEM).model(1, "129.00").listing());

    Written written = looks.at(1, Answer.of(ITEM).model(1, "129.00").model(2, "900.00").listing());

    assertThat(written).isInstanceOf(Written.Stored.class);
    assertThat(looks.model(2)).hasSize(1);
  }

  @Test
  void writesTheOtherVariationsWhileOneWaits() {
    looks.at(0, Answer.of(ITEM).model(1, "100.00").model(2, "200.00").listing());

    Written first = looks.at(1, Answer.of(ITEM).model(1, "90.00").model(2, "500.00").listing());

    assertThat(first).isInstanceOf(Written.Doubted.class);
    assertThat(looks.listing().state()).isEqualTo(ItemState.CHECKING);
    assertThat(looks.headlinePrices()).containsExactly("100.00");
    assertThat(looks.model(1)).hasSize(1);

    looks.at(2, Answer.of(ITEM).model(1, "90.00").model(2, "200.00").listing());
    looks.at(3, Answer.of(ITEM).model(1, "81.00").model(2, "200.00").listing());
    looks.at(4, Answer.of(ITEM).model(1, "81.00").model(2, "90.00").model(3, "700.00").listing());
    looks.at(5, Answer.of(ITEM).model(1, "20.00").model(2, "90.00").model(3, "770.00").listing());

    assertThat(looks.headlinePrices()).containsExactly("100.00", "90.00", "81.00");
    assertThat(looks.model(1)).hasSize(3);
    assertThat(looks.model(3)).hasSize(2);
    assertThat(looks.listing().state()).isEqualTo(ItemState.CHECKING);
  }

  @Test
  void believesAJumpBackAtTheEndOfAFlashSale() {
    looks.at(0, Answer.at(ITEM, "100.00"));
    looks.at(1, Answer.at(ITEM, "20.00"));
    looks.at(2, Answer.at(ITEM, "20.00"));
    Instant end = START.plus(Duration.ofMinutes(30));
    looks
        .items()
        .execute(
            """
            INSERT INTO flash_session (region, session_id, source, name, start_at, end_at,
                                       first_seen_at, last_listed_at)
            VALUES (1, 5, 2, '', %d, %d, 0, 0)
            """
                .formatted(START.toEpochMilli(), end.toEpochMilli()));
    looks
        .items()
        .execute(
            "INSERT INTO flash_item (region, session_id, listing_id, position) VALUES (1, 5, %s, 0)"
                .formatted(ITEM.listing()));

    Written back = looks.at(end.plusSeconds(2), Answer.at(ITEM, "100.00"), Source.WEB, false);

    assertThat(back).isInstanceOf(Written.Stored.class);
    assertThat(looks.headlinePrices()).containsExactly("100.00", "20.00", "100.00");
  }

  private int pending() {
    return looks.items().number("SELECT COUNT(*) FROM second_look");
  }
}
