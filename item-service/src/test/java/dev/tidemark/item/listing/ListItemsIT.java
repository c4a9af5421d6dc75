package dev.tidemark.item.listing;

import static dev.tidemark.item.ItemSystem.refusedField;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.item.ItemSystem;
import dev.tidemark.item.KnownItem;
import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListItemsRequest;
import dev.tidemark.protocol.item.v1.ListItemsResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ListItemsIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  @BeforeAll
  void fill() {
    KnownItem.of(system, "sg.1.10", "Blue Kettle").at(1, 100);
    KnownItem.of(system, "sg.1.11", "Red kettle");
    KnownItem.of(system, "my.1.10", "Kopi");
    KnownItem.of(system, "my.1.12", null);
    KnownItem.of(system, "vn.1.10", "Ấm KETTLE");
  }

  @Test
  void pagesThroughAllItems() {
    List<String> seen = new ArrayList<>();
    ListItemsRequest.Builder request = ListItemsRequest.newBuilder().setLimit(2);
    int pages = 0;
    do {
      ListItemsResponse page = system.items().listItems(request.build());
      seen.addAll(keys(page));
      request.setCursor(page.getNextCursor());
      pages++;
    } while (!request.getCursor().isEmpty());

    assertThat(seen).containsExactly("SG 10", "SG 11", "MY 10", "MY 12", "VN 10");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void givesNoCursorWhenThePageIsExactlyFull() {
    assertThat(list(ListItemsRequest.newBuilder().setLimit(5)).getNextCursor()).isEmpty();
  }

  @Test
  void findsByNameRegionAndItemId() {
    assertThat(keys(list(request().setQ(" kettle ")))).containsExactly("SG 10", "SG 11", "VN 10");
    assertThat(keys(list(request().setQ("kettle").setRegion(Region.SG.number()))))
        .containsExactly("SG 10", "SG 11");
    assertThat(keys(list(request().setItemId(10)))).containsExactly("SG 10", "MY 10", "VN 10");
    assertThat(keys(list(request().setItemId(10).setRegion(Region.MY.number()))))
        .containsExactly("MY 10");
    assertThat(keys(list(request().setItemId(10).setQ("kettle"))))
        .containsExactly("SG 10", "VN 10");
    assertThat(keys(list(request().setItemId(99)))).isEmpty();
  }

  @Test
  void pagesThroughAnItemIdOfManyRegions() {
    ListItemsResponse first = list(request().setItemId(10).setLimit(2));

    assertThat(keys(first)).containsExactly("SG 10", "MY 10");
    assertThat(keys(list(request().setItemId(10).setCursor(first.getNextCursor()))))
        .containsExactly("VN 10");
  }

  @Test
  void showsThePriceOfEach() {
    Item item = list(request()).getItems(0);

    assertThat(item.getPrice()).isEqualTo(10_000_000);
    assertThat(item.getName()).isEqualTo("Blue Kettle");
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThat(refusedField(() -> list(request().setLimit(0)))).isEqualTo("limit");
    assertThat(refusedField(() -> list(request().setLimit(101)))).isEqualTo("limit");
    assertThat(refusedField(() -> list(request().setRegion(-1)))).isEqualTo("region");
    assertThat(refusedField(() -> list(request().setItemId(-1)))).isEqualTo("itemid");
    assertThat(refusedField(() -> list(request().setItemId(ItemId.MAX + 1)))).isEqualTo("itemid");
    assertThat(refusedField(() -> list(request().setCursor("MjA")))).isEqualTo("cursor");
  }

  private ListItemsResponse list(ListItemsRequest.Builder request) {
    return system.items().listItems(request.build());
  }

  private static ListItemsRequest.Builder request() {
    return ListItemsRequest.newBuilder().setLimit(100);
  }

  private static List<String> keys(ListItemsResponse page) {
    return page.getItemsList().stream()
        .map(item ->
            Region.ofNumber(item.getKey().getRegion()).name() + " " + item.getKey().getItemId())
        .toList();
  }
}
