package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.item.v1.FlashAppearance;
import dev.tidemark.protocol.item.v1.FlashItem;
import dev.tidemark.protocol.item.v1.FlashOffer;
import dev.tidemark.protocol.item.v1.FlashSession;
import dev.tidemark.protocol.item.v1.FlashState;
import dev.tidemark.protocol.item.v1.FollowedRegion;
import dev.tidemark.protocol.item.v1.GetFlashSessionRequest;
import dev.tidemark.protocol.item.v1.GetFlashSessionResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.protocol.item.v1.ListFlashAppearancesResponse;
import dev.tidemark.protocol.item.v1.ListFlashSessionsRequest;
import dev.tidemark.protocol.item.v1.ListFlashSessionsResponse;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One flash sale of Singapore, which offers every item there is; guarded by its owner. */
final class FakeFlashSales {
  static final long SESSION = 2_029_631_374L;
  static final long START = Instant.parse("2026-11-23T10:00:00Z").toEpochMilli();

  private FlashSession session =
      FlashSession.newBuilder()
          .setRegion(1)
          .setSessionId(SESSION)
          .setName("Noon, sharp; \\o/")
          .setStartAtMs(START)
          .setEndAtMs(START + 7_200_000)
          .setState(FlashState.RUNNING)
          .setItems(2)
          .setSoldOut(1)
          .build();
  private FlashOffer offer = FlashOffer.newBuilder().setNoRealDiscount("price-hidden").build();
  private @Nullable ListFlashSessionsRequest listRequest;
  private @Nullable GetFlashSessionRequest getRequest;

  void put(FlashSession session, FlashOffer offer) {
    this.session = session;
    this.offer = offer;
  }

  FlashSession session() {
    return session;
  }

  @Nullable ListFlashSessionsRequest listRequest() {
    return listRequest;
  }

  @Nullable GetFlashSessionRequest getRequest() {
    return getRequest;
  }

  ListFlashSessionsResponse list(ListFlashSessionsRequest request) {
    listRequest = request;
    return ListFlashSessionsResponse.newBuilder()
        .addSessions(session)
        .addFollowed(FollowedRegion.newBuilder().setRegion(1).setListedAtMs(START))
        .addFollowed(FollowedRegion.newBuilder().setRegion(4).setProblem("blocked"))
        .build();
  }

  GetFlashSessionResponse get(GetFlashSessionRequest request, Collection<Item> items) {
    getRequest = request;
    if (request.getSessionId() != SESSION) {
      throw new TidemarkException(ErrorCode.FLASH_SALE_NOT_FOUND, "There is no such flash sale.");
    }
    GetFlashSessionResponse.Builder found =
        GetFlashSessionResponse.newBuilder().setSession(session);
    items.forEach(item -> found.addItems(FlashItem.newBuilder().setItem(item).setOffer(offer)));
    return found.build();
  }

  ListFlashAppearancesResponse appearances() {
    return ListFlashAppearancesResponse.newBuilder()
        .addAppearances(FlashAppearance.newBuilder().setSession(session).setOffer(offer))
        .build();
  }
}
