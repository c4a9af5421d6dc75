package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.Region;
import dev.tidemark.protocol.keys.v1.ItemKeyMessage;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;
import dev.tidemark.protocol.user.v1.GetWatchRequest;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.TagList;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.protocol.user.v1.Watch;
import dev.tidemark.runtime.grpc.GrpcErrors;
import dev.tidemark.user.Together;
import dev.tidemark.user.UserSystem;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchCallsIT {
  private static final long ITEM = 2_245_175_584L;

  private static UserSystem system;

  @BeforeAll
  static void start() {
    system = new UserSystem(Map.of());
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void keepsAWatchAsItWasAdded() {
    long account = system.register("anna");
    AddWatchRequest request =
        request(account, ITEM)
            .setModelId(7)
            .setTargetPrice(1_290_000)
            .addTags(" gift ")
            .addTags("耳机 😀")
            .build();

    AddWatchResponse added = system.users().addWatch(request);

    assertThat(added.getCreated()).isTrue();
    assertThat(added.getWatch().getItem()).isEqualTo(item(ITEM));
    assertThat(added.getWatch().getAddedAtMs()).isEqualTo(system.clock().millis());
    assertThat(added.getWatch().getModelId()).isEqualTo(7);
    assertThat(added.getWatch().getTargetPrice()).isEqualTo(1_290_000);
    assertThat(added.getWatch().getTagsList()).containsExactly("gift", "耳机 😀");
    assertThat(get(account, ITEM)).isEqualTo(added.getWatch());
  }

  @Test
  void answersARepeatWithWhatIsThereUnchanged() {
    long account = system.register("berta");
    Watch first = add(account, ITEM).getWatch();
    system.clock().advance(Duration.ofSeconds(1));
    ItemKeyMessage sameItemOfAnotherShop = item(ITEM).toBuilder().setShopId(5).build();

    AddWatchResponse repeat =
        system
            .users()
            .addWatch(
                request(account, ITEM)
                    .setItem(sameItemOfAnotherShop)
                    .setTargetPrice(1)
                    .addTags("other")
                    .build());

    assertThat(repeat.getCreated()).isFalse();
    assertThat(repeat.getWatch()).isEqualTo(first);
  }

  @Test
  void createsOneWatchWhenAddedManyTimesAtOnce() throws Exception {
    long account = system.register("carla");

    List<Boolean> created = Together.run(10, () -> add(account, ITEM).getCreated());

    assertThat(created).containsOnlyOnce(true);
    assertThat(list(account, "")).hasSize(1);
  }

  @Test
  void holdsExactlyTwoThousandEvenWhenAddedAtOnce() throws Exception {
    long account = system.register("dora");
    for (int i = 1; i <= 1_990; i++) {
      add(account, i);
    }
    AtomicLong next = new AtomicLong(10_000);

    List<String> answers =
        Together.run(
            30,
            () -> {
              try {
                add(account, next.incrementAndGet());
                return "added";
              } catch (StatusRuntimeException refused) {
                return GrpcErrors.from(refused).error().code();
              }
            });

    assertThat(answers).filteredOn("added"::equals).hasSize(10);
    assertThat(answers).filteredOn("too-many-watches"::equals).hasSize(20);
    assertThat(list(account, "")).hasSize(2_000);
    assertThat(add(account, 1).getCreated()).isFalse();
  }

  @Test
  void changesOnlyTheFieldsThatArePresent() {
    long account = system.register("emma");
    system.users().addWatch(request(account, ITEM).setTargetPrice(500).addTags("gift").build());

    Watch otherModel = update(change(account).setModelId(9));
    Watch otherTarget = update(change(account).setTargetPrice(600));
    Watch otherTags = update(change(account).setTags(TagList.newBuilder().addTags("audio")));
    Watch noTarget = update(change(account).setClearTargetPrice(true));
    Watch noTags = update(change(account).setTags(TagList.getDefaultInstance()));

    assertThat(otherModel.getModelId()).isEqualTo(9);
    assertThat(otherModel.getTargetPrice()).isEqualTo(500);
    assertThat(otherTarget.getTargetPrice()).isEqualTo(600);
    assertThat(otherTarget.getTagsList()).containsExactly("gift");
    assertThat(otherTags.getTagsList()).containsExactly("audio");
    assertThat(noTarget.hasTargetPrice()).isFalse();
    assertThat(noTags.getTagsList()).isEmpty();
    assertThat(get(account, ITEM)).isEqualTo(noTags);
  }

  @Test
  void removesAWatchOnce() {
    long account = system.register("frida");
    add(account, ITEM);

    remove(account);

    refusal(ErrorCode.WATCH_NOT_FOUND, () -> remove(account));
    refusal(ErrorCode.WATCH_NOT_FOUND, () -> get(account, ITEM));
    refusal(ErrorCode.WATCH_NOT_FOUND, () -> update(change(account).setModelId(1)));
    assertThat(add(account, ITEM).getCreated()).isTrue();
  }

  @Test
  void keepsTheListsOfAccountsApart() {
    long account = system.register("greta");
    long stranger = system.register("stranger");
    add(account, ITEM);

    assertThat(list(stranger, "")).isEmpty();
    refusal(ErrorCode.WATCH_NOT_FOUND, () -> get(stranger, ITEM));
    refusal(ErrorCode.WATCH_NOT_FOUND, () -> remove(stranger));
    refusal(ErrorCode.WATCH_NOT_FOUND, () -> update(change(stranger).setModelId(1)));
    assertThat(list(account, "")).hasSize(1);
  }

  @Test
  void listsNewestFirstAndByTag() {
    long account = system.register("helga");
    Watch oldest = system.users().addWatch(request(account, 30).addTags("a").build()).getWatch();
    system.clock().advance(Duration.ofMillis(1));
    Watch middle = system.users().addWatch(request(account, 10).addTags("b").build()).getWatch();
    system.clock().advance(Duration.ofMillis(1));
    Watch newest = system.users().addWatch(request(account, 20).addTags("a").build()).getWatch();

    assertThat(list(account, "")).containsExactly(newest, middle, oldest);
    assertThat(list(account, "a")).containsExactly(newest, oldest);
    assertThat(list(account, "c")).isEmpty();
  }

  @Test
  void refusesValuesOutOfRange() {
    long account = system.register("irma");
    add(account, ITEM);

    invalid("targetPrice", request(account, ITEM).setTargetPrice(0));
    invalid("targetPrice", request(account, ITEM).setTargetPrice(100_000_000_000_000_000L));
    invalid("model", request(account, ITEM).setModelId(-1));
    invalid("tags", request(account, ITEM).addTags("a\0b"));
    invalid("item", request(account, 0));
    invalid("item", request(account, Long.MAX_VALUE));
    invalid("item", request(account, ITEM).setItem(item(ITEM).toBuilder().setRegion(99)));
    invalid("account", request(0, ITEM));
    assertThat(
            refusal(
                    ErrorCode.INVALID_VALUE,
                    () -> update(change(account).setTargetPrice(1).setClearTargetPrice(true)))
                .field())
        .isEqualTo("targetPrice");
    refusal(ErrorCode.LOGIN_REQUIRED, () -> add(account == 1 ? 2 : 1, ITEM));
  }

  private static void invalid(String field, AddWatchRequest.Builder request) {
    assertThat(
            refusal(ErrorCode.INVALID_VALUE, () -> system.users().addWatch(request.build()))
                .field())
        .isEqualTo(field);
  }

  private static ItemKeyMessage item(long item) {
    return ItemKeyMessage.newBuilder()
        .setRegion(Region.SG.number())
        .setShopId(67_707_640)
        .setItemId(item)
        .build();
  }

  private static AddWatchRequest.Builder request(long account, long item) {
    return AddWatchRequest.newBuilder().setAccountId(account).setItem(item(item));
  }

  private static AddWatchResponse add(long account, long item) {
    return system.users().addWatch(request(account, item).build());
  }

  private static Watch get(long account, long item) {
    return system
        .users()
        .getWatch(GetWatchRequest.newBuilder().setAccountId(account).setItem(item(item)).build())
        .getWatch();
  }

  private static UpdateWatchRequest.Builder change(long account) {
    return UpdateWatchRequest.newBuilder().setAccountId(account).setItem(item(ITEM));
  }

  private static Watch update(UpdateWatchRequest.Builder change) {
    return system.users().updateWatch(change.build()).getWatch();
  }

  private static void remove(long account) {
    var _ =
        system
            .users()
            .removeWatch(
                RemoveWatchRequest.newBuilder().setAccountId(account).setItem(item(ITEM)).build());
  }

  private static List<Watch> list(long account, String tag) {
    return system
        .users()
        .listWatches(ListWatchesRequest.newBuilder().setAccountId(account).setTag(tag).build())
        .getWatchesList();
  }
}
