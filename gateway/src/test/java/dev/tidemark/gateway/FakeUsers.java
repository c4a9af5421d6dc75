package dev.tidemark.gateway;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.AddWatchRequest;
import dev.tidemark.protocol.user.v1.AddWatchResponse;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.BecomeAdministratorResponse;
import dev.tidemark.protocol.user.v1.ChangePasswordRequest;
import dev.tidemark.protocol.user.v1.ChangePasswordResponse;
import dev.tidemark.protocol.user.v1.CreateTokenRequest;
import dev.tidemark.protocol.user.v1.CreateTokenResponse;
import dev.tidemark.protocol.user.v1.FindSessionRequest;
import dev.tidemark.protocol.user.v1.FindSessionResponse;
import dev.tidemark.protocol.user.v1.FindTokenRequest;
import dev.tidemark.protocol.user.v1.FindTokenResponse;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.GetAccountPolicyResponse;
import dev.tidemark.protocol.user.v1.GetWatchRequest;
import dev.tidemark.protocol.user.v1.GetWatchResponse;
import dev.tidemark.protocol.user.v1.ListSessionsRequest;
import dev.tidemark.protocol.user.v1.ListSessionsResponse;
import dev.tidemark.protocol.user.v1.ListTokensRequest;
import dev.tidemark.protocol.user.v1.ListTokensResponse;
import dev.tidemark.protocol.user.v1.ListWatchesRequest;
import dev.tidemark.protocol.user.v1.ListWatchesResponse;
import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.LogOutRequest;
import dev.tidemark.protocol.user.v1.LogOutResponse;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import dev.tidemark.protocol.user.v1.RegisterResponse;
import dev.tidemark.protocol.user.v1.RemoveWatchRequest;
import dev.tidemark.protocol.user.v1.RemoveWatchResponse;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsRequest;
import dev.tidemark.protocol.user.v1.RevokeOtherSessionsResponse;
import dev.tidemark.protocol.user.v1.RevokeSessionRequest;
import dev.tidemark.protocol.user.v1.RevokeSessionResponse;
import dev.tidemark.protocol.user.v1.RevokeTokenRequest;
import dev.tidemark.protocol.user.v1.RevokeTokenResponse;
import dev.tidemark.protocol.user.v1.Session;
import dev.tidemark.protocol.user.v1.UpdateWatchRequest;
import dev.tidemark.protocol.user.v1.UpdateWatchResponse;
import dev.tidemark.protocol.user.v1.UserServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The user service in memory: as its contract says, without passwords' hashing and with switches
 * for faults.
 */
final class FakeUsers extends UserServiceGrpc.UserServiceImplBase {
  static final String SETUP_TOKEN = "let-me-in";
  static final long NOW = 1_795_000_000_000L;

  private record Known(Account account, String password) {}

  private record Open(long accountId, Session session) {}

  private final Map<String, Known> accounts = new LinkedHashMap<>();
  private final Map<ByteString, Open> sessions = new LinkedHashMap<>();
  private final FakeWatches watches = new FakeWatches();
  private final FakeTokens tokens = new FakeTokens();
  private final Set<Long> locked = new TreeSet<>();
  private @Nullable TidemarkException failure;
  private boolean registrationOpen = true;
  private int found;
  private long counter;

  /** Every call fails like this from now on; null ends it. */
  synchronized void failWith(@Nullable TidemarkException failure) {
    this.failure = failure;
  }

  /** How every call fails, if they do. */
  synchronized @Nullable TidemarkException failure() {
    return failure;
  }

  synchronized void closeRegistration() {
    registrationOpen = false;
  }

  synchronized void openRegistration(boolean open) {
    registrationOpen = open;
  }

  /** Makes one more administrator. */
  synchronized void makeAdministrator(String username) {
    Known known = Objects.requireNonNull(accounts.get(username));
    setRights(known.account().getAccountId(), true, isLocked(known.account()));
  }

  synchronized List<Account> accounts() {
    return accounts.values().stream().map(Known::account).toList();
  }

  synchronized boolean isLocked(Account account) {
    return locked.contains(account.getAccountId());
  }

  synchronized int watches(Account account) {
    return watches
        .list(ListWatchesRequest.newBuilder().setAccountId(account.getAccountId()).build())
        .getWatchesCount();
  }

  synchronized boolean hasPassword(long id, String password) {
    return account(id).password().equals(password);
  }

  synchronized void setRights(long id, boolean admin, boolean isLocked) {
    Known known = account(id);
    Account changed = known.account().toBuilder().setAdmin(admin).build();
    accounts.put(changed.getUsername(), new Known(changed, known.password()));
    if (isLocked) {
      locked.add(id);
      sessions.values().removeIf(open -> open.accountId() == id);
    } else {
      locked.remove(id);
    }
  }

  synchronized void removeAccount(long id) {
    accounts.remove(account(id).account().getUsername());
    sessions.values().removeIf(open -> open.accountId() == id);
    watches.removeAll(id);
    tokens.removeAll(id);
  }

  synchronized Account create(String username, String password) {
    if (accounts.containsKey(username)) {
      throw TidemarkException.ofField(ErrorCode.USERNAME_TAKEN, "username", "Taken.");
    }
    Account account =
        Account.newBuilder()
            .setAccountId(++counter)
            .setUsername(username)
            .setCreatedAtMs(NOW)
            .build();
    accounts.put(username, new Known(account, password));
    return account;
  }

  /** How often a session was asked for. */
  synchronized int lookups() {
    return found;
  }

  synchronized void endAllSessions() {
    sessions.clear();
  }

  /** All that is kept, for tests that nothing has come through. */
  synchronized String state() {
    return accounts.values()
        + " "
        + locked
        + " "
        + registrationOpen
        + " "
        + sessions.size()
        + " "
        + watches
        + " "
        + tokens;
  }

  interface Method<R> {
    R call();
  }

  synchronized <R> void answer(StreamObserver<R> to, Method<R> method) {
    if (failure != null) {
      throw failure;
    }
    R answer = method.call();
    to.onNext(answer);
    to.onCompleted();
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterResponse> to) {
    answer(
        to,
        () -> {
          if (!registrationOpen) {
            throw new TidemarkException(ErrorCode.REGISTRATION_CLOSED, "Registration is closed.");
          }
          return RegisterResponse.newBuilder()
              .setAccount(create(request.getUsername(), request.getPassword()))
              .build();
        });
  }

  @Override
  public void logIn(LogInRequest request, StreamObserver<LogInResponse> to) {
    answer(
        to,
        () -> {
          if (request.getUsername().equals("throttled")) {
            throw TidemarkException.retryAfter(
                ErrorCode.TOO_MANY_ATTEMPTS, "Wait.", Duration.ofMillis(1_500));
          }
          Known known = accounts.get(request.getUsername());
          if (known == null || !known.password().equals(request.getPassword())) {
            throw new TidemarkException(ErrorCode.WRONG_CREDENTIALS, "Wrong.");
          }
          if (isLocked(known.account())) {
            throw new TidemarkException(ErrorCode.ACCOUNT_LOCKED, "Locked.");
          }
          String token = token(++counter);
          Session session =
              Session.newBuilder()
                  .setSessionId("s" + counter)
                  .setCreatedAtMs(NOW)
                  .setLastSeenAtMs(NOW)
                  .setExpiresAtMs(NOW + 1_000)
                  .setUserAgent(request.getUserAgent())
                  .setAddress(request.getAddress())
                  .build();
          sessions.put(hash(token), new Open(known.account().getAccountId(), session));
          return LogInResponse.newBuilder()
              .setAccount(known.account())
              .setSessionToken(token)
              .setExpiresAtMs(System.currentTimeMillis() + 60_000)
              .build();
        });
  }

  @Override
  public void logOut(LogOutRequest request, StreamObserver<LogOutResponse> to) {
    answer(
        to,
        () -> {
          sessions.remove(request.getTokenHash());
          return LogOutResponse.getDefaultInstance();
        });
  }

  @Override
  public void findSession(FindSessionRequest request, StreamObserver<FindSessionResponse> to) {
    answer(
        to,
        () -> {
          found++;
          Open open = sessions.get(request.getTokenHash());
          if (open == null) {
            throw new TidemarkException(ErrorCode.LOGIN_REQUIRED, "No such session.");
          }
          return FindSessionResponse.newBuilder()
              .setAccount(account(open.accountId()).account())
              .setSessionId(open.session().getSessionId())
              .setExpiresAtMs(open.session().getExpiresAtMs())
              .build();
        });
  }

  @Override
  public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> to) {
    answer(
        to,
        () ->
            ListSessionsResponse.newBuilder()
                .addAllSessions(
                    sessions.values().stream()
                        .filter(open -> open.accountId() == request.getAccountId())
                        .map(Open::session)
                        .toList())
                .build());
  }

  @Override
  public void revokeSession(
      RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> to) {
    answer(
        to,
        () -> {
          boolean ended =
              sessions
                  .values()
                  .removeIf(open ->
                      open.accountId() == request.getAccountId()
                          && open.session().getSessionId().equals(request.getSessionId()));
          if (!ended) {
            throw new TidemarkException(ErrorCode.SESSION_NOT_FOUND, "No such session.");
          }
          return RevokeSessionResponse.getDefaultInstance();
        });
  }

  @Override
  public void revokeOtherSessions(
      RevokeOtherSessionsRequest request, StreamObserver<RevokeOtherSessionsResponse> to) {
    answer(
        to,
        () -> {
          int before = sessions.size();
          sessions
              .values()
              .removeIf(open ->
                  open.accountId() == request.getAccountId()
                      && !open.session().getSessionId().equals(request.getSessionId()));
          return RevokeOtherSessionsResponse.newBuilder()
              .setEnded(before - sessions.size())
              .build();
        });
  }

  @Override
  public void changePassword(
      ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> to) {
    answer(
        to,
        () -> {
          Known known = account(request.getAccountId());
          if (!known.password().equals(request.getCurrentPassword())) {
            throw TidemarkException.ofField(
                ErrorCode.INVALID_VALUE, "currentPassword", "Not the current one.");
          }
          accounts.put(
              known.account().getUsername(), new Known(known.account(), request.getNewPassword()));
          return ChangePasswordResponse.getDefaultInstance();
        });
  }

  @Override
  public void becomeAdministrator(
      BecomeAdministratorRequest request, StreamObserver<BecomeAdministratorResponse> to) {
    answer(
        to,
        () -> {
          if (accounts.values().stream().anyMatch(known -> known.account().getAdmin())) {
            throw new TidemarkException(ErrorCode.ALREADY_SET_UP, "There is one.");
          }
          if (!request.getToken().equals(SETUP_TOKEN)) {
            throw TidemarkException.ofField(ErrorCode.SETUP_TOKEN_WRONG, "token", "Wrong.");
          }
          Known known = account(request.getAccountId());
          Account admin = known.account().toBuilder().setAdmin(true).build();
          accounts.put(admin.getUsername(), new Known(admin, known.password()));
          return BecomeAdministratorResponse.newBuilder().setAccount(admin).build();
        });
  }

  @Override
  public void getAccountPolicy(
      GetAccountPolicyRequest request, StreamObserver<GetAccountPolicyResponse> to) {
    answer(
        to,
        () ->
            GetAccountPolicyResponse.newBuilder()
                .setRegistrationOpen(registrationOpen)
                .setSetupRequired(
                    accounts.values().stream().noneMatch(known -> known.account().getAdmin()))
                .build());
  }

  @Override
  public void addWatch(AddWatchRequest request, StreamObserver<AddWatchResponse> to) {
    answer(to, () -> watches.add(request, NOW));
  }

  @Override
  public void getWatch(GetWatchRequest request, StreamObserver<GetWatchResponse> to) {
    answer(
        to,
        () ->
            GetWatchResponse.newBuilder()
                .setWatch(watches.find(request.getAccountId(), request.getItem()))
                .build());
  }

  @Override
  public void updateWatch(UpdateWatchRequest request, StreamObserver<UpdateWatchResponse> to) {
    answer(to, () -> UpdateWatchResponse.newBuilder().setWatch(watches.update(request)).build());
  }

  @Override
  public void removeWatch(RemoveWatchRequest request, StreamObserver<RemoveWatchResponse> to) {
    answer(
        to,
        () -> {
          watches.remove(request.getAccountId(), request.getItem());
          return RemoveWatchResponse.getDefaultInstance();
        });
  }

  @Override
  public void listWatches(ListWatchesRequest request, StreamObserver<ListWatchesResponse> to) {
    answer(to, () -> watches.list(request));
  }

  @Override
  public void createToken(CreateTokenRequest request, StreamObserver<CreateTokenResponse> to) {
    answer(
        to,
        () -> tokens.create(request, account(request.getAccountId()).account().getAdmin(), NOW));
  }

  @Override
  public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> to) {
    answer(to, () -> tokens.list(request.getAccountId()));
  }

  @Override
  public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> to) {
    answer(
        to,
        () -> {
          tokens.revoke(request);
          return RevokeTokenResponse.getDefaultInstance();
        });
  }

  @Override
  public void findToken(FindTokenRequest request, StreamObserver<FindTokenResponse> to) {
    answer(
        to,
        () -> {
          FindTokenResponse found =
              tokens.find(request.getTokenHash(), id -> account(id).account());
          if (isLocked(found.getAccount())) {
            throw new TidemarkException(ErrorCode.TOKEN_INVALID, "Locked.");
          }
          return found;
        });
  }

  private Known account(long id) {
    return accounts.values().stream()
        .filter(known -> known.account().getAccountId() == id)
        .findFirst()
        .orElseThrow();
  }

  static String token(long number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    bytes[1] = (byte) (number >> 8);
    bytes[31] = 1;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static ByteString hash(String token) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
