package dev.tidemark.user;

import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.RegisterRequest;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.UUID;

/** The whole user service on an empty database, called as the other roles call it. */
public final class UserSystem implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";

  private final UserDatabase database = new UserDatabase();
  private final ManualClock clock = new ManualClock();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Readiness readiness = new Readiness(clock);
  private Lifecycle lifecycle = new Lifecycle();
  private UserRole role;
  private UserServiceBlockingStub users;

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

  public UserRole role() {
    return role;
  }

  public ManualClock clock() {
    return clock;
  }

  public Database database() {
    return database.database();
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
        .register(RegisterRequest.newBuilder().setUsername(username).setPassword(PASSWORD).build())
        .getAccount()
        .getAccountId();
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

  @Override
  public void close() {
    lifecycle.close();
    database.close();
  }

  private void start(Map<String, String> settings) {
    InProcessTransport transport =
        new InProcessTransport(UUID.randomUUID().toString(), "user", metrics, lifecycle);
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
  }
}
