package dev.tidemark.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In what the variations of an item differ: in nothing, in one thing or in two. Immutable.
 *
 * @param firstCount choices along the first axis, 1 when there is none
 * @param secondCount choices along the second, 1 when there is none
 */
record Variations(
    long key,
    @Nullable AxisKind first,
    @Nullable AxisKind second,
    int firstCount,
    int secondCount) {
  /** More than twenty variations are rare on Shopee and make long answers. */
  static final int MOST = 20;

  static Variations of(Category category, long key) {
    int kind = Dice.below(Dice.roll(key, 1), 100);
    if (kind < 30) {
      return new Variations(key, null, null, 1, 1);
    }
    int firstCount = choices(category.firstAxis(), Dice.roll(key, 2));
    if (kind < 72) {
      return new Variations(key, category.firstAxis(), null, firstCount, 1);
    }
    int secondCount =
        Math.min(choices(category.secondAxis(), Dice.roll(key, 3)), MOST / firstCount);
    return secondCount < 2
        ? new Variations(key, category.firstAxis(), null, firstCount, 1)
        : new Variations(key, category.firstAxis(), category.secondAxis(), firstCount, secondCount);
  }

  private static int choices(AxisKind axis, long roll) {
    return Dice.between(roll, 2, Math.min(axis.most(), 8));
  }

  int count() {
    return firstCount * secondCount;
  }

  /** The price factor of a variation on the item's usual price, in ten-thousandths. */
  int factor(int model) {
    long factor = Dice.WHOLE;
    if (first != null) {
      factor = factor * first.factor(model / secondCount, Dice.roll(key, 4)) / Dice.WHOLE;
    }
    if (second != null) {
      factor = factor * second.factor(model % secondCount, Dice.roll(key, 5)) / Dice.WHOLE;
    }
    return (int) factor;
  }

  List<Axis> axes() {
    List<Axis> axes = new ArrayList<>(2);
    if (first != null) {
      axes.add(first.axis(firstCount, Dice.below(Dice.roll(key, 6), first.most())));
    }
    if (second != null) {
      axes.add(second.axis(secondCount, Dice.below(Dice.roll(key, 7), second.most())));
    }
    return axes;
  }

  /** The variations in their order, first axis first. */
  List<DemoModel> models(List<Axis> axes, long firstId) {
    return IntStream.range(0, count())
        .mapToObj(model -> new DemoModel(firstId + model, name(axes, model), tiers(model)))
        .toList();
  }

  private List<Integer> tiers(int model) {
    return second == null ? List.of(model) : List.of(model / secondCount, model % secondCount);
  }

  private String name(List<Axis> axes, int model) {
    return switch (axes.size()) {
      case 0 -> "";
      case 1 -> axes.getFirst().options().get(model);
      default ->
          axes.getFirst().options().get(model / secondCount)
              + ","
              + axes.getLast().options().get(model % secondCount);
    };
  }
}
