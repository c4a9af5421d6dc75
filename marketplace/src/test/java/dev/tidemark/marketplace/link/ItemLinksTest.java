package dev.tidemark.marketplace.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.marketplace.link.PastedLink.Kind;
import dev.tidemark.marketplace.link.PastedLink.NotAnItem;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Region;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that people honestly paste. */
class ItemLinksTest {
  private final ItemLinks links = ItemLinks.withoutDemo();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          https://shopee.sg/Blue-mug-i.67707640.2245175584                              | sg.67707640.2245175584
          http://shopee.sg/Blue-mug-i.67707640.2245175584                               | sg.67707640.2245175584
          HTTPS://WWW.Shopee.SG/Blue-mug-i.67707640.2245175584                          | sg.67707640.2245175584
          shopee.sg/Blue-mug-i.67707640.2245175584                                      | sg.67707640.2245175584
          //shopee.sg/Blue-mug-i.67707640.2245175584                                    | sg.67707640.2245175584
          https://shopee.sg/i.67707640.2245175584                                       | sg.67707640.2245175584
          https://shopee.sg/-i.67707640.2245175584                                      | sg.67707640.2245175584
          https://shopee.sg/----i.67707640.2245175584                                   | sg.67707640.2245175584
          https://shopee.sg/Mug.v2-(new)-[50%25-off]-i.67707640.2245175584              | sg.67707640.2245175584
          https://shopee.sg/100%-cotton-i.67707640.2245175584                           | sg.67707640.2245175584
          https://shopee.sg/Copy-of-i.11.22-i.67707640.2245175584                       | sg.67707640.2245175584
          https://shopee.sg/a%2Fb-i.67707640.2245175584                                 | sg.67707640.2245175584
          https://shopee.sg/what%3F-i.67707640.2245175584                               | sg.67707640.2245175584
          https://shopee.sg/Blue-mug-i.67707640.2245175584/                             | sg.67707640.2245175584
          https://shopee.sg/Blue-mug-i.67707640.2245175584?sp_atk=a%2Fb&xptdk=c#d       | sg.67707640.2245175584
          https://shopee.sg/Blue-mug-i.67707640.2245175584?q=?/-i.1.2                   | sg.67707640.2245175584
          https://shopee.sg/Blue-mug-i.67707640.2245175584#/product/1/2                 | sg.67707640.2245175584
          https://shopee.tw/【現貨】，藍色馬克杯-i.5551234.9988776655                   | tw.5551234.9988776655
          https://shopee.tw/%E8%97%8D%E8%89%B2-i.5551234.9988776655                     | tw.5551234.9988776655
          https://shopee.tw/%E8%97%8D%E8-broken-i.5551234.9988776655                    | tw.5551234.9988776655
          https://shopee.co.id/product/1234/5678                                        | id.1234.5678
          https://shopee.co.id/product/1/2                                              | id.1.2
          https://shopee.co.id/product/1234/5678/?utm_source=x                          | id.1234.5678
          https://shopee.co.id/universal-link/product/1234/5678?gads_t_sig=x            | id.1234.5678
          https://shopee.co.id/opaanlp/1234/5678?uls_trackid=x                          | id.1234.5678
          https://shopee.com.br/loja.exemplo_1/1234/5678?smtt=0                         | br.1234.5678
          https://mall.shopee.vn/api/v4/pdp/get_pc?item_id=5678&shop_id=1234            | vn.1234.5678
          https://shopee.vn/api/v4/item/get?itemid=5678&shopid=1234                     | vn.1234.5678
          https://shopee.vn/api/v2/item/get?shopid=1234&itemid=5678                     | vn.1234.5678
          https://s.shopee.sg/an_redir?origin_link=https%3A%2F%2Fshopee.sg%2Fproduct%2F1%2F2&a=b | sg.1.2
          https://s.shopee.sg/an_redir?origin_link=https%3A%2F%2Fs.shopee.co.th%2Fan_redir%3Forigin_link%3Dhttps%253A%252F%252Fshopee.co.th%252Fx-i.1.2 | th.1.2
          https://s.shopee.sg/opaanlp/1234/5678                                         | sg.1234.5678
          https://a.b.c.shopee.com.mx/product/1/2                                       | mx.1.2
          https://shopee.sg/product/999999999999999999/281474976710655                  | sg.999999999999999999.281474976710655
          """)
  void readsEveryFormOfAnItemsLink(String text, String expected) {
    assertThat(item(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Check out Blue mug on Shopee! https://shopee.sg/product/1/2",
        "Look: https://shopee.sg/product/1/2.",
        "Look at this (https://shopee.sg/product/1/2), it is cheap",
        "[mug](https://shopee.sg/product/1/2)",
        "<https://shopee.sg/product/1/2>",
        "\"https://shopee.sg/product/1/2\"!",
        "Link:https://shopee.sg/product/1/2",
        "快來看https://shopee.sg/product/1/2，超便宜",
        "快來看「https://shopee.sg/x-i.1.2」",
        "line one\r\nhttps://shopee.sg/product/1/2\r\nline three",
        "\u200Bhttps://shopee.sg/product/1/2\uFEFF",
        "https://example.com/blog says see shopee.sg/product/1/2 ...",
        "https://shopee.sg/shop/77 and https://shopee.sg/product/1/2",
        "https://s.shopee.sg/abcDEF and https://shopee.sg/product/1/2",
        "Only $1.99 at Node.js fans' shop, v2.0: shopee.sg/product/1/2?x=1)"
      })
  void findsTheLinkAmongTheWordsOfAShareText(String text) {
    assertThat(item(text)).hasToString("sg.1.2");
  }

  @ParameterizedTest
  @EnumSource(Region.class)
  void knowsEveryRegionByItsDomain(Region region) {
    PastedLink link = links.parse("https://www." + region.domain() + "/x-i.11.22?a=b");

    switch (region.status()) {
      case LIVE ->
          assertThat(link)
              .isInstanceOfSatisfying(
                  PastedLink.Item.class,
                  item -> assertThat(item.key()).hasToString(region.code() + ".11.22"));
      case CLOSED -> assertThat(link).isEqualTo(new PastedLink.RegionClosed(region));
      case DEMO -> assertThat(link).isInstanceOf(PastedLink.OtherSite.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "?model_id=123456789012,123456789012",
    "?sp_atk=x&model_id=7&xptdk=y,7",
    "?display_model_id=7,7",
    "?extraParams=%7B%22display_model_id%22%3A7%2C%22x%22%3A3%7D,7",
    "?model_id=0,",
    "?model_id=-1,",
    "?model_id=9999999999999999999,",
    "?model_id=1&model_id=2,",
    "'',"
  })
  void takesTheVariationFromTheQuery(String query, String expected) {
    PastedLink link = links.parse("https://shopee.sg/product/1/2" + query);

    assertThat(link)
        .isInstanceOfSatisfying(
            PastedLink.Item.class,
            item -> assertThat(String.valueOf(item.model())).isEqualTo(String.valueOf(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://shopee.sg, HOME",
    "https://shopee.sg/, HOME",
    "shopee.sg/?smtt=1, HOME",
    "https://shopee.sg/shop/1234, SHOP",
    "https://shopee.sg/shop/1234/search, SHOP",
    "https://shopee.sg/shop/1234/5678, SHOP",
    "https://shopee.sg/some.shop_name, SHOP",
    "https://shopee.sg/search?keyword=mug, SEARCH",
    "https://shopee.sg/list/mug, SEARCH",
    "https://shopee.sg/Kitchen-cat.11012, CATEGORY",
    "https://shopee.sg/Home-Kitchen-cat.11012.11013, CATEGORY",
    "https://shopee.sg/m/super-sale, CAMPAIGN",
    "https://shopee.sg/flash_sale?promotionId=1, CAMPAIGN",
    "https://shopee.sg/events3/code/123, CAMPAIGN",
    "https://shopee.sg/cart, OTHER_PAGE",
    "https://shopee.sg/user/purchase/, OTHER_PAGE",
    "https://shopee.sg/name/123/456, OTHER_PAGE",
    "https://shopee.sg/api/v4/item/get?itemid=1, OTHER_PAGE",
    "https://shopee.sg/product/0/2, UNREADABLE",
    "https://shopee.sg/product/1/0, UNREADABLE",
    "https://shopee.sg/product/1/-2, UNREADABLE",
    "https://shopee.sg/product/01/2, UNREADABLE",
    "https://shopee.sg/product/abc/2, UNREADABLE",
    "https://shopee.sg/product/1/2abc, UNREADABLE",
    "https://shopee.sg/product/1/281474976710656, UNREADABLE",
    "https://shopee.sg/product/1000000000000000000/2, UNREADABLE",
    "https://shopee.sg/product/1/9223372036854775808, UNREADABLE",
    "https://shopee.sg/x-i.9223372036854775808.2, UNREADABLE",
    "https://shopee.sg/x-i.1.18446744073709551618, UNREADABLE",
    "https://shopee.sg/x-i.1, UNREADABLE",
    "https://shopee.sg/x-i.1.2.3, UNREADABLE",
    "https://shopee.sg/x-i.1.2-and-more, UNREADABLE",
    "https://shopee.sg/api/v4/item/get?itemid=1&itemid=2&shopid=3, OTHER_PAGE",
    "https://s.shopee.sg/an_redir, UNREADABLE",
    "https://s.shopee.sg/an_redir?origin_link=nonsense, UNREADABLE",
    "https://s.shopee.sg/, HOME"
  })
  void saysWhatALinkIsThatIsNoItems(String text, Kind expected) {
    assertThat(links.parse(text)).isEqualTo(new NotAnItem(expected, Region.SG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "blue mug", "1.299.000", "12345", "https://", "shopee", "..."})
  void findsNothingWhereThereIsNoLink(String text) {
    assertThat(links.parse(text)).isEqualTo(new NotAnItem(Kind.UNREADABLE, null));
  }

  @ParameterizedTest
  @CsvSource({
    "https://s.shopee.sg/6AbC-d_E, https://s.shopee.sg/6AbC-d_E",
    "http://S.SHOPEE.com.br/6AbC?share=1, https://s.shopee.com.br/6AbC",
    "shope.ee/6AbC, https://shope.ee/6AbC",
    "https://shp.ee/6AbC/, https://shp.ee/6AbC",
    "https://vn.shp.ee/6AbC, https://vn.shp.ee/6AbC",
    "Xem ngay https://vn.shp.ee/6AbC!, https://vn.shp.ee/6AbC",
    "https://shopee.link/6AbC, https://shopee.link/6AbC"
  })
  void recognisesShortLinksAndRebuildsThem(String text, String expected) {
    assertThat(links.parse(text)).isEqualTo(new PastedLink.ShortLink(URI.create(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.amazon.com/dp/B000, www.amazon.com",
    "amazon.com/product/1/2, amazon.com",
    "https://tokopedia.com:8080/x-i.1.2, tokopedia.com",
    "https://shopee.com/product/1/2, shopee.com",
    "https://s.shopee.sg/an_redir?origin_link=https%3A%2F%2Fevil.example%2Fproduct%2F1%2F2, evil.example"
  })
  void namesTheOtherSite(String text, String host) {
    assertThat(links.parse(text)).isEqualTo(new PastedLink.OtherSite(host));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8090/product/1/2, demo.1.2",
    "HTTP://127.0.0.1:8090/Blue-mug-i.1.2?model_id=3, demo.1.2"
  })
  void acceptsTheDemoShopsOriginExactly(String text, String expected) {
    PastedLink link = ItemLinks.withDemo(URI.create("http://127.0.0.1:8090/")).parse(text);

    assertThat(link)
        .isInstanceOfSatisfying(
            PastedLink.Item.class, item -> assertThat(item.key()).hasToString(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:8090/product/1/2",
        "http://127.0.0.1/product/1/2",
        "http://127.0.0.1:80900/product/1/2",
        "http://127.0.0.1:8091/product/1/2",
        "127.0.0.1:8090/product/1/2",
        "http://127.0.0.1:8090@evil.example/product/1/2",
        "http://127.0.0.1:8090.evil.example/product/1/2",
        "http://user@127.0.0.1:8090/product/1/2",
        "http://localhost:8090/product/1/2"
      })
  void refusesWhatOnlyResemblesTheDemoShopsOrigin(String text) {
    PastedLink link = ItemLinks.withDemo(URI.create("http://127.0.0.1:8090")).parse(text);

    assertThat(link).isNotInstanceOf(PastedLink.Item.class);
  }

  @Test
  void refusesADemoOriginThatIsMoreThanAnOrigin() {
    for (String origin :
        Arrays.asList("ftp://a", "http://a/b", "http://u@a", "http://a?b", "http://a#b", "a:1")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ItemLinks.withDemo(URI.create(origin)))
          .withMessageContaining(origin);
    }
  }

  @Test
  void writesTheAddressOfAnItemsPage() {
    ItemLinks withDemo = ItemLinks.withDemo(URI.create("http://127.0.0.1:8090"));

    assertThat(links.page(key("sg.1.2"))).hasToString("https://shopee.sg/product/1/2");
    assertThat(withDemo.page(key("vn.1.2"))).hasToString("https://shopee.vn/product/1/2");
    assertThat(withDemo.page(key("demo.1.2"))).hasToString("http://127.0.0.1:8090/product/1/2");
  }

  private static ItemKey key(String text) {
    return ItemKey.parse(text).orElseThrow();
  }

  private ItemKey item(String text) {
    PastedLink link = links.parse(text);
    assertThat(link).isInstanceOf(PastedLink.Item.class);
    return ((PastedLink.Item) link).key();
  }
}
