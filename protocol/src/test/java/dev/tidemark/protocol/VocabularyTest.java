package dev.tidemark.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void everyRegionHasANumberAndADomainOfItsOwn() {
    assertThat(Arrays.stream(Region.values()).map(Region::number)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Region.values()).map(Region::domain)).doesNotHaveDuplicates();
  }

  @Test
  void storedNumbersNeverMove() {
    assertThat(Region.SG.number()).isEqualTo(1);
    assertThat(Region.CL.number()).isEqualTo(11);
    assertThat(Region.DEMO.number()).isEqualTo(17);
    assertThat(Arrays.stream(Source.values()).map(Source::number)).containsExactly(1, 2, 3, 4, 5);
    assertThat(Arrays.stream(Origin.values()).map(Origin::number)).containsExactly(1, 2);
    assertThat(Arrays.stream(StockState.values()).map(StockState::number)).containsExactly(0, 1, 2);
    assertThat(Arrays.stream(ItemState.values()).map(ItemState::number))
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Arrays.stream(LookReason.values()).map(LookReason::number))
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void everyStoredNumberLeadsBackToItsWord() {
    for (Region region : Region.values()) {
      assertThat(Region.ofNumber(region.number())).isEqualTo(region);
      assertThat(Region.ofCode(region.code())).contains(region);
    }
    for (Source source : Source.values()) {
      assertThat(Source.ofNumber(source.number())).isEqualTo(source);
      assertThat(Source.ofCode(source.code())).contains(source);
    }
    for (Origin origin : Origin.values()) {
      assertThat(Origin.ofNumber(origin.number())).isEqualTo(origin);
    }
    for (StockState state : StockState.values()) {
      assertThat(StockState.ofNumber(state.number())).isEqualTo(state);
    }
    for (ItemState state : ItemState.values()) {
      assertThat(ItemState.ofNumber(state.number())).isEqualTo(state);
    }
    for (LookReason reason : LookReason.values()) {
      assertThat(LookReason.ofNumber(reason.number())).isEqualTo(reason);
    }
  }

  @Test
  void errorCodesAreKebabWords() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
        .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"))
        .contains("username-taken", "not-an-item-url", "unsupported-site", "region-closed");
    assertThat(ErrorCode.ofCode("login-required")).contains(ErrorCode.LOGIN_REQUIRED);
  }
}
