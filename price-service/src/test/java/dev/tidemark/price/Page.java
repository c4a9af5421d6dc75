package dev.tidemark.price;

import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import dev.tidemark.testkit.RecordedShop;
import java.util.ArrayList;
import java.util.List;

/** An item's page as the shop's item endpoint of 2023 describes it, with made-up values. */
public final class Page {
  public static final String PATH = "/api/v4/item/get";

  private final ItemKey item;
  private final List<String> models = new ArrayList<>();
  private String price = "null";

  private Page(ItemKey item) {
    this.item = item;
  }

  public static Page of(ItemKey item) {
    return new Page(item);
  }

  /** An item with one model at a price. */
  public static Page at(ItemKey item, String price) {
    return of(item).model(1, price, 5);
  }

  public Page model(long id, String amount, int stock) {
    String units = Long.toString(Price.ofDecimal(amount).units());
    return model(id, units, Integer.toString(stock));
  }

  /** A model with any JSON in place of its price and stock. */
  public Page model(long id, String priceJson, String stockJson) {
    if (models.isEmpty()) {
      price = priceJson;
    }
    models.add(
        """
        {"modelid":%d,"itemid":%s,"name":"Model %d","price":%s,"price_before_discount":0,\
        "stock":%s,"status":1}\
        """
            .formatted(id, item.item(), id, priceJson, stockJson));
    return this;
  }

  public String json() {
    return """
    {"error":null,"error_msg":null,"data":{"itemid":%s,"shopid":%s,"name":"A kettle",\
    "currency":"%s","item_status":"normal","status":1,"price":%s,\
    "image":"0123456789abcdef0123456789abcdef","models":[%s]}}\
    """
        .formatted(
            item.item(), item.shop(), item.region().currency(), price, String.join(",", models));
  }

  /** From now on the shop shows this page. */
  public void showIn(RecordedShop shop) {
    shop.answer(PATH, item.shop().value(), item.item().value(), 200, json());
  }
}
