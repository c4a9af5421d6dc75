package dev.tidemark.simulator.world;

import java.util.List;

/** What variations can differ in, and whether more of it costs more. */
enum AxisKind {
  COLOUR(
      "Colour",
      0,
      "Charcoal",
      "Ivory",
      "Sea Blue",
      "Moss Green",
      "Terracotta",
      "Mustard",
      "Blush Pink",
      "Slate Grey",
      "Plum",
      "Sand"),
  SIZE("Size", 200, "XS", "S", "M", "L", "XL", "2XL"),
  SHOE_SIZE("EU size", 0, "36", "37", "38", "39", "40", "41", "42", "43", "44"),
  PACK("Pack", 6_500, "1 piece", "2 pieces", "3 pieces", "4 pieces", "6 pieces"),
  VOLUME("Volume", 4_000, "100 ml", "200 ml", "300 ml", "500 ml", "1 l"),
  WEIGHT("Weight", 4_500, "250 g", "500 g", "1 kg", "2 kg"),
  LENGTH("Length", 2_000, "0.5 m", "1 m", "1.5 m", "2 m", "3 m"),
  STORAGE("Capacity", 4_000, "32 GB", "64 GB", "128 GB", "256 GB", "512 GB"),
  SCENT("Scent", 0, "Unscented", "Lemon Myrtle", "Cedar", "Jasmine Rice", "Rain", "Fig");

  private final String label;
  private final int stepUp;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> options;

  /**
   * @param stepUp by how many ten-thousandths of the first choice each further one is dearer
   */
  AxisKind(String label, int stepUp, String... options) {
    this.label = label;
    this.stepUp = stepUp;
    this.options = List.of(options);
  }

  int most() {
    return options.size();
  }

  Axis axis(int choices, int first) {
    return new Axis(
        label,
        java.util.stream.IntStream.range(0, choices)
            .mapToObj(choice -> options.get(option(choice, first)))
            .toList());
  }

  /** The price factor of a choice, in ten-thousandths. */
  int factor(int choice, long key) {
    if (stepUp > 0) {
      return Dice.WHOLE + choice * stepUp;
    }
    // The first choice is never dearer than another, so that the first variation is the cheapest.
    if (choice == 0) {
      return Dice.WHOLE;
    }
    // One in three others is a little dearer: that is what moves the headline when others sell
    // out.
    long roll = Dice.roll(key, choice);
    return Dice.WHOLE + (Dice.below(roll, 3) == 0 ? Dice.between(Dice.roll(roll, 1), 100, 500) : 0);
  }

  /** What grows with its place keeps its order; the rest begins anywhere in the list. */
  private int option(int choice, int first) {
    return stepUp > 0 || this == SHOE_SIZE ? choice : (choice + first) % options.size();
  }
}
