package dev.tidemark.price.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerNameTest {
  @Test
  void aNameIsUniqueAndFitsItsColumn() {
    assertThat(OwnerName.create()).isNotEqualTo(OwnerName.create()).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void aLivingProcessHasNotDied() {
    assertThat(OwnerName.died(OwnerName.create())).isFalse();
  }

  @Test
  void aProcessNumberThatNobodyHasIsADeath() {
    assertThat(OwnerName.died(own(1, Long.toString(Integer.MAX_VALUE)))).isTrue();
  }

  @Test
  void aProcessNumberThatWasGivenToAnotherIsADeath() {
    assertThat(OwnerName.died(own(2, "86400000"))).isTrue();
  }

  @Test
  void nothingIsKnownOfOtherMachinesAndOtherNames() {
    assertThat(OwnerName.died("price-ffffffff-2147483647-1-00000000")).isFalse();
    assertThat(OwnerName.died("price-0-2147483647-1-00000000")).isFalse();
    assertThat(OwnerName.died("someone")).isFalse();
  }

  /** The name of a process of this machine with one part replaced. */
  private static String own(int part, String value) {
    String[] parts = OwnerName.create().split("-");
    parts[part + 1] = value;
    return String.join("-", parts);
  }
}
