package dev.tidemark.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.price.v1.ResolveLinkRequest;
import dev.tidemark.protocol.price.v1.ResolveLinkResponse;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.testkit.RecordedShop;
import dev.tidemark.testkit.Reply;
import org.junit.jupiter.api.Test;

/** Short links of the demo shop through the whole price service. */
class ResolvingLinksIT {

  @Test
  void followsThemToTheirItemOrSaysWhyNot() {
    try (PriceDatabase items = new PriceDatabase();
        RecordedShop shop = RecordedShop.start();
        PriceSystem prices = PriceSystem.withDemoShop(items, shop.baseUrl())) {
      shop.answer("/s/abc", Reply.of(302, "").withHeader("Location", "/Mug-i.11.22?model_id=33"));
      shop.answer("/s/out", Reply.of(302, "").withHeader("Location", "http://127.0.0.1:1/s/abc"));

      ResolveLinkResponse found = resolve(prices, shop.baseUrl() + "/s/abc");
      Throwable dead = catchThrowable(() -> resolve(prices, shop.baseUrl() + "/s/none"));
      Throwable outside = catchThrowable(() -> resolve(prices, shop.baseUrl() + "/s/out"));

      assertThat(found.getItem().getRegion()).isEqualTo(Region.DEMO.number());
      assertThat(found.getItem().getShopId()).isEqualTo(11);
      assertThat(found.getItem().getItemId()).isEqualTo(22);
      assertThat(found.getModelId()).isEqualTo(33);
      assertThat(error(dead).error()).isEqualTo(ErrorCode.NOT_AN_ITEM_URL);
      assertThat(error(dead).field()).isEqualTo("url");
      assertThat(error(outside).error()).isEqualTo(ErrorCode.UNSUPPORTED_SITE);
      assertThat(error(outside).detail()).contains("127.0.0.1");
    }
  }

  private static ResolveLinkResponse resolve(PriceSystem prices, String url) {
    return prices.service().resolveLink(ResolveLinkRequest.newBuilder().setUrl(url).build());
  }

  private static TidemarkException error(Throwable thrown) {
    return GrpcErrors.from(thrown);
  }
}
