package dev.tidemark.simulator.wire;

import dev.tidemark.protocol.Price;
import dev.tidemark.simulator.world.FlashTruth;
import dev.tidemark.simulator.world.ModelTruth;
import dev.tidemark.simulator.world.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item shows as a whole, in the numbers of the wire: amounts in 1/100,000 of the currency
 * unit, 0 for no list price at the item and -1 for none at the ends of its range.
 *
 * @param stock what can be bought at {@code price}: in a flash sale only the pieces of the sale
 * @param flashStock pieces left in the running flash sale, 0 without one
 * @param flash the running flash sale, unless it is sold out
 */
record Shown(
    long price,
    long lowest,
    long highest,
    long listPrice,
    long lowestListPrice,
    long highestListPrice,
    int percent,
    int stock,
    int otherStock,
    int flashStock,
    @Nullable FlashTruth flash) {
  static Shown of(Truth truth) {
    // Variations that are sold out do not count, unless all are.
    List<ModelTruth> counted = truth.models().stream().filter(ModelTruth::inStock).toList();
    if (counted.isEmpty()) {
      counted = truth.models();
    }
    long list = units(truth.listPrice());
    FlashTruth flash = truth.flash() != null && truth.flash().left() > 0 ? truth.flash() : null;
    int other = truth.models().stream().mapToInt(ModelTruth::otherPieces).sum();
    int left = flash == null ? 0 : flash.left();
    return new Shown(
        truth.price().units(),
        counted.stream().mapToLong(model -> model.price().units()).min().orElseThrow(),
        counted.stream().mapToLong(model -> model.price().units()).max().orElseThrow(),
        list,
        counted.stream().mapToLong(model -> listOrNone(model)).min().orElseThrow(),
        counted.stream().mapToLong(model -> listOrNone(model)).max().orElseThrow(),
        list == 0 ? 0 : (int) (100 - 100 * truth.price().units() / list),
        flash == null ? other : left,
        other,
        left,
        flash);
  }

  static long units(@Nullable Price price) {
    return price == null ? 0 : price.units();
  }

  private static long listOrNone(ModelTruth model) {
    return model.listPrice() == null ? -1 : model.listPrice().units();
  }

  /** The discount as text, such as {@code 37%}; null when there is none. */
  @Nullable String discount() {
    return percent == 0 ? null : percent + "%";
  }
}
