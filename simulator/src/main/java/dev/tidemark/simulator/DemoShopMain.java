package dev.tidemark.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The demo shop as a process of its own. Prints its address as the only line of its output when it
 * is open, and closes on SIGTERM.
 */
public final class DemoShopMain {
  private DemoShopMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.println(Arguments.help());
      return;
    }
    DemoShop shop;
    try {
      shop = DemoShop.start(Arguments.read(given, InstantSource.system()));
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    System.out.println(shop.origin());
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
    never.await();
  }
}
