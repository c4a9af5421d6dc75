package dev.tidemark.simulator.world;

import java.util.List;

/** The departments of the demo shop, with what is sold there, for how much, in which variations. */
public enum Category {
  KITCHEN(
      "Kitchen & Dining",
      100_717,
      350,
      14_900,
      AxisKind.COLOUR,
      AxisKind.PACK,
      "Enamel Kettle, Bamboo Steamer, Cast Iron Skillet, Rice Storage Box, "
          + "Spice Jar Set, Silicone Lid Set, Ceramic Noodle Bowl, "
          + "Pour-Over Dripper, Chopping Board, Bento Box"),
  ELECTRONICS(
      "Gadgets & Audio",
      100_644,
      990,
      89_900,
      AxisKind.COLOUR,
      AxisKind.STORAGE,
      "Wireless Earbuds, Pocket Projector, E-Ink Notebook, Desk Speaker, "
          + "Trail Camera, Voice Recorder, Smart Alarm Clock, Mini Tablet, "
          + "Drawing Pad, Radio Alarm"),
  CABLES(
      "Cables & Chargers",
      100_636,
      190,
      5_900,
      AxisKind.LENGTH,
      AxisKind.COLOUR,
      "Braided USB-C Cable, Travel Charger, Power Bank, Wall Plug Adapter, "
          + "Magnetic Charging Pad, Cable Tidy Box, Car Charger, Laptop Dock, "
          + "Extension Lead, Charging Stand"),
  CLOTHING(
      "Clothing",
      100_017,
      690,
      12_900,
      AxisKind.COLOUR,
      AxisKind.SIZE,
      "Linen Shirt, Rain Jacket, Ribbed Cardigan, Wide-Leg Trousers, "
          + "Merino Socks, Batik Scarf, Hooded Sweatshirt, Pleated Skirt, "
          + "Cotton Pyjamas, Sun Hat"),
  SHOES(
      "Shoes",
      100_532,
      1_490,
      18_900,
      AxisKind.COLOUR,
      AxisKind.SHOE_SIZE,
      "Canvas Sneakers, Trail Running Shoes, Leather Loafers, Garden Clogs, "
          + "House Slippers, Hiking Boots, Ballet Flats, River Sandals"),
  BEAUTY(
      "Care & Scents",
      100_630,
      290,
      6_900,
      AxisKind.SCENT,
      AxisKind.VOLUME,
      "Hand Balm, Oat Shampoo Bar, Rice Water Toner, Sunscreen Fluid, "
          + "Bath Salt, Lip Care Stick, Body Scrub, Reed Diffuser, Soy Candle"),
  PANTRY(
      "Pantry",
      100_629,
      180,
      3_900,
      AxisKind.WEIGHT,
      AxisKind.PACK,
      "Jasmine Rice, Sesame Noodles, Roasted Coffee Beans, Oolong Tea, "
          + "Sambal Paste, Dried Mango, Rolled Oats, Coconut Sugar, Cashew Nuts"),
  HOME(
      "Home & Living",
      100_631,
      490,
      24_900,
      AxisKind.COLOUR,
      AxisKind.SIZE,
      "Linen Bed Sheet, Rattan Basket, Reading Lamp, Wool Throw, "
          + "Floor Cushion, Wall Shelf, Blackout Curtain, Laundry Hamper, "
          + "Bath Towel, Standing Mirror"),
  OUTDOOR(
      "Sports & Outdoors",
      100_637,
      590,
      34_900,
      AxisKind.COLOUR,
      AxisKind.SIZE,
      "Camping Lantern, Yoga Mat, Dry Bag, Hammock, Folding Stool, "
          + "Insulated Bottle, Bicycle Bell, Swim Goggles, Kite, Trekking Poles"),
  TOYS(
      "Toys & Hobbies",
      100_632,
      290,
      9_900,
      AxisKind.COLOUR,
      AxisKind.PACK,
      "Wooden Train, Puzzle of a Harbour, Watercolour Set, Origami Paper, "
          + "Building Blocks, Plush Otter, Board Game, Knitting Kit, "
          + "Model Sailboat"),
  PETS(
      "Pets & Garden",
      100_635,
      250,
      12_900,
      AxisKind.WEIGHT,
      AxisKind.COLOUR,
      "Cat Scratching Post, Dog Raincoat, Bird Feeder, Herb Planter, "
          + "Watering Can, Cat Grass Seeds, Chew Toy, Compost Bin, "
          + "Fern Fertiliser"),
  STATIONERY(
      "Books & Stationery",
      100_643,
      150,
      4_900,
      AxisKind.COLOUR,
      AxisKind.PACK,
      "Dotted Notebook, Fountain Pen, Gel Pen Set, Desk Calendar, "
          + "Washi Tape, Pencil Case, Letter Set, Weekly Planner, Ink Bottle");

  private final String label;
  private final int id;
  private final int lowCents;
  private final int highCents;
  private final AxisKind firstAxis;
  private final AxisKind secondAxis;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> goods;

  Category(
      String label,
      int id,
      int lowCents,
      int highCents,
      AxisKind firstAxis,
      AxisKind secondAxis,
      String goods) {
    this.label = label;
    this.id = id;
    this.lowCents = lowCents;
    this.highCents = highCents;
    this.firstAxis = firstAxis;
    this.secondAxis = secondAxis;
    this.goods = List.of(goods.split(", "));
  }

  /** Its name on pages. */
  public String label() {
    return label;
  }

  /** Its number on the wire. */
  public int id() {
    return id;
  }

  AxisKind firstAxis() {
    return firstAxis;
  }

  AxisKind secondAxis() {
    return secondAxis;
  }

  List<String> goods() {
    return goods;
  }

  /** A usual price in Singapore cents; most are near the low end. */
  long cents(long roll) {
    long first = Dice.below(Dice.roll(roll, 1), 1_001);
    long second = Dice.below(Dice.roll(roll, 2), 1_001);
    return lowCents + (highCents - lowCents) * first * second / 1_000_000;
  }
}
