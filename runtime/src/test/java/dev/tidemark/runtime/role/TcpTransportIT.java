package dev.tidemark.runtime.role;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.tidemark.protocol.item.v1.GetItemResponse;
import dev.tidemark.protocol.item.v1.Item;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.HostPort;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import io.grpc.Channel;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TcpTransportIT extends TransportContract {
  private final HostPort item = FreePort.find();
  private final HostPort price = FreePort.find();
  private final Readiness readiness = new Readiness(InstantSource.system());
  private final Transport server = transport("item", item, List.of(item), serverLife);
  private final Transport client = transport("gateway", item, List.of(item), clientLife);

  @Override
  Transport server() {
    return server;
  }

  @Override
  Transport client() {
    return client;
  }

  @Test
  void spreadsCallsAndLosesNoneWhenOneInstanceEnds() throws Exception {
    HostPort second = FreePort.find();
    Lifecycle secondLife = new Lifecycle();
    AtomicInteger atFirst = new AtomicInteger();
    AtomicInteger atSecond = new AtomicInteger();
    serve(counting(atFirst));
    transport("item", second, List.of(second), secondLife)
        .serve("item", threads, List.of(service(counting(atSecond))));
    Channel channel = transport("gateway", item, List.of(item, second), clientLife).channel("item");
    await()
        .untilAsserted(() -> {
          var _ = call(channel);
          assertThat(atFirst.get()).isPositive();
          assertThat(atSecond.get()).isPositive();
        });

    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 2_000; i++) {
                failure.compareAndSet(null, catchThrowable(() -> call(channel)));
              }
            });
    secondLife.close();
    caller.join();

    assertThat(failure.get()).isNull();
  }

  @Test
  void asksABalancerWhateverTheHealthOfOneInstanceBehindIt() throws Exception {
    HostPort balancer = FreePort.find();
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus("", HealthCheckResponse.ServingStatus.NOT_SERVING);
    Server behind =
        NettyServerBuilder.forAddress(new InetSocketAddress(balancer.host(), balancer.port()))
            .addService(service(GetItemResponse::getDefaultInstance))
            .addService(health.getHealthService())
            .build()
            .start();
    serverLife.add("what is behind the balancer", behind::shutdownNow);
    Channel channel = transport("gateway", balancer, List.of(balancer), clientLife).channel("item");

    assertThat(catchThrowable(() -> call(channel))).isNull();
    assertThat(catchThrowable(() -> call(channel))).isNull();
  }

  @Test
  void makesTheFirstCallsItselfWhenAskedTo() {
    AtomicInteger calls = new AtomicInteger();
    new TcpTransport(
            "item",
            Map.of("item", new ServiceAddress(item, List.of(item))),
            new SimpleMeterRegistry(),
            readiness,
            serverLife)
        .warmingUp()
        .serve("item", threads, List.of(service(counting(calls))));

    assertThat(calls).hasPositiveValue();
  }

  @Test
  void saysInReadinessWhetherAServiceIsConnected() {
    var _ = client.channel("item");
    assertThat(readiness.check().get("item-service"))
        .isEqualTo(new Readiness.Status(false, "no instance is connected"));

    serve(GetItemResponse::getDefaultInstance);

    await().atMost(5, SECONDS).until(readiness::ready);
  }

  @Test
  void isReadyWithoutAServiceItCanDoWithout() {
    var _ = client.optionalChannel("item");

    assertThat(readiness.ready()).isTrue();
  }

  @Test
  void answersHealthWhileEveryThreadIsBusy() {
    serve(GetItemResponse::getDefaultInstance);
    threads.execute(() -> await().forever().until(Thread.currentThread()::isInterrupted));

    HealthCheckResponse health =
        HealthGrpc.newBlockingStub(client.channel("item"))
            .withWaitForReady()
            .withDeadlineAfter(5, SECONDS)
            .check(HealthCheckRequest.getDefaultInstance());

    assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
  }

  @Test
  void refusesAnswersThatAreTooLarge() {
    serve(() ->
        GetItemResponse.newBuilder()
            .setItem(Item.newBuilder().setName("x".repeat(9 * 1024 * 1024)))
            .build());

    Throwable thrown = catchThrowable(() -> call(client.channel("item")));

    assertThat(thrown).hasMessageContaining("RESOURCE_EXHAUSTED");
  }

  @Test
  void namesThePortThatIsTaken() {
    serve(GetItemResponse::getDefaultInstance);

    assertThatThrownBy(() -> serve(GetItemResponse::getDefaultInstance))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(item.toString())
        .hasMessageContaining("item-service.listen");
  }

  @Test
  void namesTheHostThatIsNotKnown() {
    HostPort unknown = new HostPort("no-such-host.invalid", 1);
    Transport lost = transport("item", unknown, List.of(unknown), serverLife);

    assertThatThrownBy(() ->
            lost.serve("item", threads, List.of(service(GetItemResponse::getDefaultInstance))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no-such-host.invalid");
    Throwable thrown = catchThrowable(() -> call(lost.channel("item")));
    assertThat(thrown).hasMessageContaining("no address is known");
  }

  @Test
  void readsItsAddressesFromSettings() {
    Map<String, ServiceAddress> addresses =
        TransportSettings.read(
            new SettingsLoader(TransportSettings.definitions())
                .overrides(Map.of("item-service.addresses", "127.0.0.1:1,[::1]:2"))
                .load());

    assertThat(addresses.get("item"))
        .isEqualTo(
            new ServiceAddress(
                new HostPort("127.0.0.1", 9102),
                List.of(new HostPort("127.0.0.1", 1), new HostPort("::1", 2))));
    assertThat(addresses).containsOnlyKeys("user", "item", "price");
  }

  @Test
  void writesTargetsThatItReadsAgain() {
    assertThat(InstanceResolverProvider.target("item", List.of(new HostPort("::1", 1), item)))
        .isEqualTo("tidemark://item/%5B::1%5D:1," + item);
  }

  private static Supplier<GetItemResponse> counting(AtomicInteger count) {
    return () -> {
      count.incrementAndGet();
      return GetItemResponse.getDefaultInstance();
    };
  }

  private Transport transport(
      String role, HostPort listen, List<HostPort> instances, Lifecycle life) {
    Map<String, ServiceAddress> addresses =
        Map.of(
            "item", new ServiceAddress(listen, instances),
            "price", new ServiceAddress(price, List.of(price)));
    return new TcpTransport(
        role, addresses, role.equals("item") ? serverMetrics : clientMetrics, readiness, life);
  }
}
