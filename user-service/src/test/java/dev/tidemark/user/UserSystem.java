package dev.tidemark.user;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc.AccountAdministrationBlockingStub;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc;
import dev.tidemark.protocol.user.v1.AlertServiceGrpc.AlertServiceBlockingStub;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import dev.tidemark.protocol.user.v1.TokenScope;
import dev.tidemark.protocol.user.v1.UserServiceGrpc;
import dev.tidemark.protocol.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import dev.tidemark.runtime.admin.Readiness;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.database.DatabaseAccess;
import dev.tidemark.runtime.lifecycle.Lifecycle;
import dev.tidemark.runtime.role.ConfiguredDatabases;
import dev.tidemark.runtime.role.InProcessTransport;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.user.session.SessionToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The whole user service on an empty database, called as the other roles call it. */
public final class UserSystem implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";

  private final ForgetfulPrices prices = new ForgetfulPrices();
  private final UserDatabase database = new UserDatabase();
  private final ManualClock clock = new ManualClock();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Readiness readiness = new Readiness(clock);
  private Lifecycle lifecycle = new Lifecycle();
  private UserRole role;
  private UserServiceBlockingStub users;
  private AccountAdministrationBlockingStub administration;
  private AlertServiceBlockingStub alerts;

  public UserSystem(Map<String, String> settings) {
    start(settings);
  }

  /** Ends the service and starts it again on the same database. */
  public void restart(Map<String, String> settings) {
    lifecycle.close();
    lifecycle = new Lifecycle();
    start(settings);
  }

  public UserServiceBlockingStub users() {
    return users;
  }

  public AccountAdministrationBlockingStub administration() {
    return administration;
  }

  /** The price service that is told which accounts to forget, and nothing else. */
  public ForgetfulPrices prices() {
    return prices;
  }

  /** With a deadline for busy machines; without one the server applies a short one. */
  public AlertServiceBlockingStub alerts() {
    return alerts.withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  public UserRole role() {
    return role;
  }

  public ManualClock clock() {
    return clock;
  }

  public Database database() {
    return database.database();
  }

  /** How many rows a table has. */
  public int count(String table) {
    return database()
        .read(handle ->
            handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  public SimpleMeterRegistry metrics() {
    return metrics;
  }

  public Readiness readiness() {
    return readiness;
  }

  /** Registers an account with the password that all accounts have here; answers its id. */
  public long register(String username) {
    return users
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .register(RegisterRequest.newBuilder().setUsername(username).setPassword(PASSWORD).build())
        .getAccount()
        .getAccountId();
  }

  /** Makes an account the first administrator. */
  public void makeAdministrator(long account) {
    var _ =
        users.becomeAdministrator(
            BecomeAdministratorRequest.newBuilder()
                .setAccountId(account)
                .setToken(role.setupToken().orElseThrow())
                .build());
  }

  public LogInResponse logIn(String username, String password) {
    return users.logIn(
        LogInRequest.newBuilder()
            .setUsername(username)
            .setPassword(password)
            .setUserAgent("test browser")
            .setAddress("192.0.2.1")
            .build());
  }

  /** Looks a session up as the gateway does. */
  public void findSession(LogInResponse loggedIn) {
    byte[] hash = new SessionToken(loggedIn.getSessionToken()).hash().bytes();
    var _ =
        users.findSession(
            FindSessionRequest.newBuilder().setTokenHash(ByteString.copyFrom(hash)).build());
  }

  /** Makes a token that may read, and answers its hash. */
  public ByteString createToken(long account) {
    String secret =
        users
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setAccountId(account)
                    .setName("a script")
                    .addScopes(TokenScope.READ)
                    .build())
            .getSecret();
    return ByteString.copyFrom(new SessionToken(secret).hash().bytes());
  }

  /** Looks a token up as the gateway does. */
  public void findToken(ByteString hash) {
    var _ = users.findToken(FindTokenRequest.newBuilder().setTokenHash(hash).build());
  }

  @Override
  public void close() {
    lifecycle.close();
    database.close();
  }

  private void start(Map<String, String> settings) {
    InProcessTransport transport =
        new InProcessTransport(UUID.randomUUID().toString(), "user", metrics, lifecycle);
    transport.serve("price", Runnable::run, List.of(prices));
    DatabaseAccess access = new DatabaseAccess(database.config(), database.config());
    role =
        UserRole.start(
            new RoleEnvironment(
                new SettingsLoader(UserRole.settings()).overrides(settings).load(),
                lifecycle,
                metrics,
                readiness,
                clock,
                transport,
                new ConfiguredDatabases(Map.of("user-db", access), lifecycle, metrics, readiness)));
    users = UserServiceGrpc.newBlockingStub(transport.channel("user"));
    administration = AccountAdministrationGrpc.newBlockingStub(transport.channel("user"));
    alerts = AlertServiceGrpc.newBlockingStub(transport.channel("user"));
  }
}
