package dev.tidemark.bench.load;

import dev.tidemark.bench.dataset.Dataset;
import dev.tidemark.bench.dataset.DatasetSize;
import dev.tidemark.bench.dataset.MadeUpItem;
import dev.tidemark.bench.dataset.Zipf;
import dev.tidemark.protocol.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What the simulated people do; whom and what they ask for follows from a seed. */
enum Scenario {
  WATCHLIST(true),
  PRICES(true),
  ITEM(false),
  ITEMS(true),
  LOGIN(true),
  ADD(false),
  MIXED(false);

  private static final int REQUESTS = 20_000;
  private static final int WRITES_IN_100 = 5;

  private final boolean ofPeer;

  Scenario(boolean ofPeer) {
    this.ofPeer = ofPeer;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the peer can do it, too. */
  boolean isOfPeer() {
    return ofPeer;
  }

  /** The requests, which are sent over and over, by so many people who are logged in. */
  List<Request> requests(DatasetSize size, int people) {
    SplittableRandom random = new SplittableRandom(word().hashCode());
    Zipf popularity = new Zipf(size.items());
    List<Request> requests = new ArrayList<>(REQUESTS);
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(request(random, popularity, size, random.nextInt(people)));
    }
    return requests;
  }

  private Request request(SplittableRandom random, Zipf popularity, DatasetSize size, int person) {
    ItemKey item = MadeUpItem.key(popularity.draw(random));
    return switch (this) {
      case WATCHLIST -> get(person, "/watches");
      case PRICES -> get(person, "/items/" + item + "/prices");
      case ITEM -> get(person, "/items/" + item);
      case ITEMS -> get(person, "/items");
      case LOGIN ->
          new Request(
              "POST",
              "/api/v1/auth/login",
              "",
              "{\"username\":\"%s\",\"password\":\"%s\"}"
                  .formatted(Dataset.username(random.nextInt(size.users())), Dataset.PASSWORD));
      case ADD ->
          new Request(
              "POST",
              "/api/v1/watches",
              Tokens.of(person),
              "{\"url\":\"https://shopee.sg/product/%s/%s\"}".formatted(item.shop(), item.item()));
      case MIXED -> mixed(random, popularity, size, person);
    };
  }

  private static Request mixed(
      SplittableRandom random, Zipf popularity, DatasetSize size, int person) {
    int dice = random.nextInt(100);
    Scenario one =
        dice < WRITES_IN_100
            ? ADD
            : dice < 35 ? WATCHLIST : dice < 65 ? PRICES : dice < 90 ? ITEM : ITEMS;
    return one.request(random, popularity, size, person);
  }

  private static Request get(int person, String path) {
    return new Request("GET", "/api/v1" + path, Tokens.of(person), "");
  }
}
