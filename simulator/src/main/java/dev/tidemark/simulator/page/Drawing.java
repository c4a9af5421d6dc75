package dev.tidemark.simulator.page;

import dev.tidemark.simulator.world.Category;
import dev.tidemark.simulator.world.DemoItem;

/** Draws the pictures of items: a sign of the department on a ground of its own. Stateless. */
final class Drawing {
  private Drawing() {}

  /** An SVG picture, the same for the same hash. */
  static String of(DemoItem item, String hash) {
    int seed = hash.hashCode() & 0x7FFFFFFF;
    int hue = seed % 360;
    int other = (hue + 40 + seed / 360 % 80) % 360;
    int turn = seed / 7 % 24 - 12;
    int size = 3 + seed / 11 % 2;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" \
    stop-color="hsl(%d,55%%,86%%)"/><stop offset="1" stop-color="hsl(%d,60%%,72%%)"/>\
    </linearGradient></defs>
    <rect width="400" height="400" fill="url(#g)"/>
    <circle cx="%d" cy="%d" r="%d" fill="hsl(%d,60%%,92%%)" opacity=".55"/>
    <circle cx="%d" cy="%d" r="%d" fill="hsl(%d,50%%,60%%)" opacity=".25"/>
    <g transform="translate(200 205) rotate(%d) scale(%d) translate(-50 -50)" \
    fill="hsl(%d,65%%,97%%)" stroke="hsl(%d,45%%,28%%)" stroke-width="3" \
    stroke-linejoin="round" stroke-linecap="round">%s</g>
    <text x="200" y="388" text-anchor="middle" font-family="sans-serif" font-size="15" \
    fill="hsl(%d,45%%,25%%)">%s</text>
    </svg>
    """
        .formatted(
            hue,
            other,
            60 + seed % 120,
            60 + seed / 3 % 100,
            70 + seed / 5 % 60,
            hue,
            260 + seed / 13 % 100,
            280 + seed / 17 % 80,
            50 + seed / 19 % 70,
            other,
            turn,
            size,
            hue,
            other,
            sign(item.category()),
            other,
            Html.text(item.brand()));
  }

  private static String sign(Category category) {
    return switch (category) {
      case KITCHEN ->
          "<path d='M24 46h42v24a12 12 0 0 1-12 12H36a12 12 0 0 1-12-12z'/>"
              + "<path d='M66 50h8a9 9 0 0 1 0 18h-8M30 40h30M45 33v7' fill='none'/>";
      case ELECTRONICS ->
          "<rect x='28' y='20' width='44' height='60' rx='7'/><circle cx='50' cy='58' r='12'/>"
              + "<circle cx='50' cy='34' r='6'/>";
      case CABLES ->
          "<rect x='36' y='22' width='28' height='30' rx='5'/><path d='M43 22v-9M57 22v-9M50"
              + " 52v12c0 14 22 4 22 20' fill='none'/>";
      case CLOTHING ->
          "<path d='M36 22l-20 14 8 14 9-5v35h34V45l9 5 8-14-20-14c-6 10-22 10-28 0z'/>";
      case SHOES ->
          "<path d='M18 38c8 6 16 4 20-6l22 22c6 5 22 5 22 16v6H18z'/><path d='M18 69h64'/>";
      case BEAUTY ->
          "<rect x='34' y='44' width='32' height='40' rx='6'/><path d='M43 44V32h14v12M50"
              + " 32v-8h14'/>";
      case PANTRY ->
          "<path d='M26 42h48l-4 34a8 8 0 0 1-8 8H38a8 8 0 0 1-8-8z'/><path d='M32 42c0-24 36-24 36"
              + " 0' fill='none'/>";
      case HOME -> "<path d='M36 20h28l10 28H26z'/><path d='M50 48v28M34 82h32' fill='none'/>";
      case OUTDOOR -> "<path d='M50 20l36 60H14z'/><path d='M50 44l14 36H36z'/>";
      case TOYS ->
          "<rect x='22' y='50' width='26' height='28' rx='3'/><rect x='52' y='50' width='26'"
              + " height='28' rx='3'/><rect x='37' y='20' width='26' height='28' rx='3'/>";
      case PETS ->
          "<path d='M28 30l8 12h28l8-12 4 26c0 18-12 26-26 26S24 74 24 56z'/><circle cx='40' cy='56'"
              + " r='3'/><circle cx='60' cy='56' r='3'/><path d='M50 64v6'/>";
      case STATIONERY ->
          "<rect x='28' y='18' width='44' height='64' rx='4'/><path d='M38 18v64M46 34h18M46 46h18"
              + "M46 58h12'/>";
    };
  }
}
