package dev.tidemark.item.listing;

import static dev.tidemark.item.ItemSystem.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.ItemState;
import dev.tidemark.protocol.item.v1.GetItemRequest;
import dev.tidemark.protocol.item.v1.Item;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ItemStateIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  /** A price service that can ask Malaysia, though it is blocked there. */
  @BeforeAll
  void connect() {
    system.execute(
        """
        INSERT INTO connector (region, source, state, since, detail, seen_at)
        VALUES (2, 2, 'blocked', 0, '', UNIX_TIMESTAMP() * 1000)
        """);
  }

  @Test
  void isPendingWhereAConnectorCanAsk() {
    system.track(key("my.1.1"));

    assertThat(state(key("my.1.1"))).isEqualTo(ItemState.PENDING);
  }

  @Test
  void isWaitingForASourceWhereNoneCan() {
    system.track(key("vn.1.1"));

    assertThat(state(key("vn.1.1"))).isEqualTo(ItemState.WAITING_FOR_SOURCE);
  }

  @Test
  void saysWhatToDoWhileNoneCan() {
    system.track(key("vn.1.4"));

    assertThat(item(key("vn.1.4")).getStateDetail())
        .contains("No source of prices is set up for shopee.vn")
        .contains("shopee-affiliate.vn.app-id");
  }

  @Test
  void isWaitingForASourceWhenAllThatCanHaveSaidThatTheyDoNotCoverIt() {
    system.track(key("my.1.2"));
    store(ItemState.WAITING_FOR_SOURCE, key("my.1.2"));

    assertThat(state(key("my.1.2"))).isEqualTo(ItemState.WAITING_FOR_SOURCE);
    assertThat(item(key("my.1.2")).getStateDetail())
        .contains("None of the sources for shopee.com.my covers this item");
  }

  @Test
  void saysNothingMoreInAnyOtherState() {
    system.track(key("my.1.3"));

    assertThat(item(key("my.1.3")).hasStateDetail()).isFalse();
  }

  @Test
  void isWhatAShopHasSaidEvenWhenNobodyCanAskAnyMore() {
    system.track(key("vn.1.2"));
    store(ItemState.GONE, key("vn.1.2"));
    KnownItem seen = KnownItem.of(system, "vn.1.3", "Ấm").at(1, 100_000);

    assertThat(state(key("vn.1.2"))).isEqualTo(ItemState.GONE);
    assertThat(state(seen.key())).isEqualTo(ItemState.OK);
  }

  private void store(ItemState state, ItemKey key) {
    system.execute(
        "UPDATE listing SET state = %d WHERE listing_id = %s"
            .formatted(state.number(), key.listing()));
  }

  private ItemState state(ItemKey key) {
    return ItemState.ofNumber(item(key).getState());
  }

  private Item item(ItemKey key) {
    return system
        .items()
        .getItem(GetItemRequest.newBuilder().setKey(ItemSystem.message(key)).build())
        .getItem();
  }
}
