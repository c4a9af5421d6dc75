package dev.tidemark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.PriceMask;
import dev.tidemark.simulator.world.Truth;
import dev.tidemark.simulator.world.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagesIT {
  private final Visitor visitor = Visitor.at(Visitor.START.plus(Duration.ofMinutes(3)));
  private final World world = visitor.shop().world();
  private final DemoItem item = world.item(5);

  @AfterEach
  void close() {
    visitor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?page=2", "/search?keyword=lamp", "/flash_sale", "/nowhere"})
  void sayOnEveryPageThatItIsADemoAndAllowNothingInline(String path) {
    HttpResponse<String> page = visitor.get(path);

    assertThat(page.statusCode()).isEqualTo(path.equals("/nowhere") ? 404 : 200);
    assertThat(page.body()).contains("This is a <strong>demo shop</strong>");
    assertThat(page.body()).doesNotContain("style=").doesNotContainPattern(" on[a-z]+=");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void showsAnItemWithItsAddressToCopy() {
    Truth truth = world.truth(item, visitor.now());
    String page = visitor.get(item.path()).body();

    assertThat(page)
        .contains("Copy this address and paste it into Tidemark")
        .contains("value=\"" + visitor.shop().origin() + item.path() + "\"")
        .contains(PriceMask.shown(truth.price(), world.config().region()));
    item.models().forEach(model -> assertThat(page).contains(model.name().replace(",", ", ")));
    assertThat(visitor.get("/product/" + item.seller().id() + "/" + item.id()).body())
        .isEqualTo(page);
  }

  @Test
  void hasTheSameDataInsideThePageAsForPrograms() {
    String page = visitor.get(item.path()).body();
    Matcher data =
        Pattern.compile("<script type=\"text/mfe-initial-data\">(.*?)</script>").matcher(page);
    assertThat(data.find()).isTrue();
    JsonNode inside =
        new JsonMapper()
            .readTree(data.group(1))
            .at("/initialState/DOMAIN_PDP/data/PDP_BFF_DATA/cachedMap")
            .path(item.seller().id() + "/" + item.id());

    assertThat(inside)
        .isEqualTo(
            visitor
                .json("/api/v4/pdp/get_pc?item_id=" + item.id() + "&shop_id=" + item.seller().id())
                .path("data"));
  }

  @Test
  void tellsARunningFlashSaleAndItsEnd() {
    DemoItem onSale =
        IntStream.range(0, 2_000)
            .mapToObj(world::item)
            .filter(each -> world.truth(each, visitor.now()).flashSale())
            .findFirst()
            .orElseThrow();

    assertThat(visitor.get(onSale.path()).body())
        .contains("<strong>Flash sale</strong> until")
        .contains("data-seconds=\"120\"");
    assertThat(visitor.get("/flash_sale").body()).contains(onSale.path()).contains("Next from");
  }

  @Test
  void findsByWordsAndEscapesThem() {
    assertThat(visitor.get("/search?keyword=" + item.brand()).body()).contains("class=\"card\"");
    assertThat(visitor.get("/search?keyword=%3Cscript%3Ealert(1)%3C/script%3E").body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  @Test
  void drawsAPictureForEveryHash() throws Exception {
    for (String hash : item.images()) {
      HttpResponse<String> picture = visitor.get("/file/" + hash + "_tn");

      assertThat(picture.headers().firstValue("content-type")).contains("image/svg+xml");
      assertThat(readsAsXml(picture.body())).isTrue();
    }
    assertThat(visitor.get("/file/" + "0".repeat(32)).statusCode()).isEqualTo(404);
  }

  @Test
  void drawsAnotherPictureForAnotherItem() {
    List<String> pictures =
        IntStream.range(0, 100)
            .mapToObj(index -> visitor.get("/file/" + world.item(index).image()).body())
            .toList();

    assertThat(pictures).doesNotHaveDuplicates();
  }

  @Test
  void shortLinksLeadToTheItem() {
    HttpResponse<String> answer = visitor.get("/s/" + Long.toString(item.id().value(), 36));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location"))
        .contains("/product/" + item.seller().id() + "/" + item.id());
    assertThat(visitor.get("/s/1").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "link-http, http://s.shopee.sg/plain",
    "link-private, https://169.254.169.254/latest/meta-data/",
    "link-foreign, https://shop.example/product/1/2",
    "link-loop, /s/link-loop?demo_fault=link-loop",
    "link-long, /s/link-long/1?demo_fault=link-long"
  })
  void shortLinksLeadWhereNobodyMustFollowOnDemand(String code, String target) {
    assertThat(visitor.get("/s/" + code).headers().firstValue("location")).contains(target);
  }

  @Test
  void endsALongChainOfLinksAfterMoreThanFiveHops() {
    String place = "/s/link-long";
    int hops = 0;
    while (place.startsWith("/s/")) {
      place = visitor.get(place).headers().firstValue("location").orElseThrow();
      hops++;
    }

    assertThat(hops).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x-i.1.2",
        "/product/0/0",
        "/product/999999999999999999/1",
        "/shop/0",
        "/shop/5",
        "/file/..%2F..%2Fetc",
        "/s/zzzzzzzzzz",
        "/api/v9/nothing",
        "/%00"
      })
  void hasNothingAtOtherAddresses(String path) {
    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void showsASellersGoods() {
    assertThat(visitor.get("/shop/" + item.seller().id()).body()).contains(item.path());
  }

  private static boolean readsAsXml(String svg) throws Exception {
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new java.io.StringReader(svg)));
      return true;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
