package dev.tidemark.user;

import dev.tidemark.protocol.price.v1.PriceAdministrationGrpc;
import dev.tidemark.protocol.price.v1.PriceServiceGrpc;
import dev.tidemark.runtime.config.Setting;
import dev.tidemark.runtime.config.SettingDefinition;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.runtime.role.RoleEnvironment;
import dev.tidemark.user.account.RegisterAccount;
import dev.tidemark.user.account.Registration;
import dev.tidemark.user.account.RegistrationSwitch;
import dev.tidemark.user.administration.AccountRemoval;
import dev.tidemark.user.administration.Administration;
import dev.tidemark.user.administration.RemoveOwnAccount;
import dev.tidemark.user.grpc.AccountCalls;
import dev.tidemark.user.grpc.AdministrationGrpcService;
import dev.tidemark.user.grpc.SessionCalls;
import dev.tidemark.user.grpc.TokenCalls;
import dev.tidemark.user.grpc.UserGrpcService;
import dev.tidemark.user.grpc.WatchCalls;
import dev.tidemark.user.login.ChangePassword;
import dev.tidemark.user.login.LogIn;
import dev.tidemark.user.login.LoginMetrics;
import dev.tidemark.user.mail.MailFinding;
import dev.tidemark.user.outbox.Courier;
import dev.tidemark.user.password.PasswordHasher;
import dev.tidemark.user.password.PasswordPool;
import dev.tidemark.user.session.DatabaseSessionStore;
import dev.tidemark.user.session.RedisConnection;
import dev.tidemark.user.session.RedisSessionStore;
import dev.tidemark.user.session.SessionPurge;
import dev.tidemark.user.session.SessionStore;
import dev.tidemark.user.setup.AdministratorSetup;
import dev.tidemark.user.setup.SetupToken;
import dev.tidemark.user.throttle.LoginThrottle;
import dev.tidemark.user.token.Tokens;
import dev.tidemark.user.watch.WatchCountOutbox;
import dev.tidemark.user.watch.WatchList;
import io.grpc.Channel;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the user service from its parts, in the order in which they need each other. */
public final class UserRole {
  private static final Setting<Registration> REGISTRATION =
      Setting.choice(
          "registration",
          Registration.OPEN,
          "Whether people may make accounts by themselves; what an administrator has said on the"
              + " page for administrators counts instead.");

  private static final Setting<String> REDIS_URL =
      Setting.secret(
              "redis.url",
              "Where sessions are kept and the gateways share their limits, such as"
                  + " redis://127.0.0.1:6379; empty keeps sessions in user-db.")
          .check(RedisConnection::isAddress, "empty or an address such as redis://127.0.0.1:6379");

  /** The folder of the class path that holds the schema of user-db. */
  public static final String MIGRATIONS = "dev/tidemark/user/migrations";

  private final Optional<SetupToken> setupToken;

  private UserRole(Optional<SetupToken> setupToken) {
    this.setupToken = setupToken;
  }

  public static List<SettingDefinition> settings() {
    return Stream.concat(Stream.of(REGISTRATION, REDIS_URL), AlertParts.settings().stream())
        .toList();
  }

  /** Tries the mail server that the settings name, if they do, and says what came of it. */
  public static Optional<MailFinding> examineMail(Settings settings, InstantSource clock) {
    return MailFinding.of(settings, clock);
  }

  /** Starts serving; what is opened is closed by the environment's lifecycle. */
  public static UserRole start(RoleEnvironment environment) {
    Settings settings = environment.settings();
    InstantSource clock = environment.clock();
    environment.databases().migrate("user-db", MIGRATIONS);
    Database database = environment.databases().open("user-db");
    SessionStore sessions = sessions(environment, database);
    environment.lifecycle().add("session purge", new SessionPurge(sessions));
    PasswordPool passwords =
        environment
            .lifecycle()
            .add(
                "password pool",
                new PasswordPool(
                    new PasswordHasher(PasswordHasher.Cost.OWASP),
                    Runtime.getRuntime().availableProcessors(),
                    database.executor(),
                    environment.metrics()));
    AdministratorSetup setup = new AdministratorSetup(database, clock);
    RegistrationSwitch registration = new RegistrationSwitch(settings.get(REGISTRATION), database);
    RegisterAccount accounts = new RegisterAccount(registration, database, passwords, clock);
    AccountCalls accountCalls =
        new AccountCalls(
            accounts,
            new LogIn(
                new LoginThrottle(clock),
                database,
                passwords,
                sessions,
                new LoginMetrics(environment.metrics())),
            new ChangePassword(database, passwords, sessions, clock),
            setup);
    AccountRemoval removal = tellPriceServices(environment, database, sessions);
    Optional<SetupToken> setupToken = setup.offer();
    environment
        .transport()
        .serve(
            "user",
            database.executor(),
            List.of(
                AlertParts.start(environment, database),
                new UserGrpcService(
                    accountCalls,
                    new SessionCalls(sessions, database),
                    new WatchCalls(new WatchList(database), clock),
                    new TokenCalls(new Tokens(database, clock), clock)),
                new AdministrationGrpcService(
                    new Administration(database, removal),
                    accounts,
                    registration,
                    new RemoveOwnAccount(passwords, removal, clock))));
    return new UserRole(setupToken);
  }

  /**
   * The token that makes an account the administrator, for the operator's terminal and nothing
   * else; empty when there is one.
   */
  public Optional<String> setupToken() {
    return setupToken.map(SetupToken::text);
  }

  /** Begins to tell the price services who watches what, and whom to forget. */
  private static AccountRemoval tellPriceServices(
      RoleEnvironment environment, Database database, SessionStore sessions) {
    Channel price = environment.transport().optionalChannel("price");
    WatchCountOutbox watchCounts =
        new WatchCountOutbox(database, PriceServiceGrpc.newBlockingStub(price));
    AccountRemoval removal =
        new AccountRemoval(
            database,
            sessions,
            PriceAdministrationGrpc.newBlockingStub(price),
            environment.clock());
    environment
        .lifecycle()
        .add("watch counts", new Courier("watchers", watchCounts::tellSome))
        .start();
    environment
        .lifecycle()
        .add("removed accounts", new Courier("removed accounts", removal::tell))
        .start();
    return removal;
  }

  private static SessionStore sessions(RoleEnvironment environment, Database database) {
    String url = environment.settings().get(REDIS_URL);
    if (url.isEmpty()) {
      return new DatabaseSessionStore(database, environment.clock());
    }
    RedisConnection redis = environment.lifecycle().add("redis", new RedisConnection(url));
    environment.readiness().register("redis", redis::check);
    return new RedisSessionStore(redis, environment.clock());
  }
}
