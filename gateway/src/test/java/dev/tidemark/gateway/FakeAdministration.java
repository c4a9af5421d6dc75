package dev.tidemark.gateway;

import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.protocol.user.v1.Account;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc;
import dev.tidemark.protocol.user.v1.AddAccountRequest;
import dev.tidemark.protocol.user.v1.AddAccountResponse;
import dev.tidemark.protocol.user.v1.ChangeAccountRequest;
import dev.tidemark.protocol.user.v1.ChangeAccountResponse;
import dev.tidemark.protocol.user.v1.ListAccountsRequest;
import dev.tidemark.protocol.user.v1.ListAccountsResponse;
import dev.tidemark.protocol.user.v1.ManagedAccount;
import dev.tidemark.protocol.user.v1.RemoveAccountRequest;
import dev.tidemark.protocol.user.v1.RemoveAccountResponse;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountResponse;
import dev.tidemark.protocol.user.v1.SetRegistrationRequest;
import dev.tidemark.protocol.user.v1.SetRegistrationResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;

/** Administration of the accounts in memory. */
final class FakeAdministration extends AccountAdministrationGrpc.AccountAdministrationImplBase {
  /** A password that has been guessed at too often. */
  static final String GUESSED = "guessed at too often";

  private final FakeUsers users;

  FakeAdministration(FakeUsers users) {
    this.users = users;
  }

  @Override
  public void removeOwnAccount(
      RemoveOwnAccountRequest request, StreamObserver<RemoveOwnAccountResponse> to) {
    users.answer(
        to,
        () -> {
          if (request.getCurrentPassword().equals(GUESSED)) {
            throw TidemarkException.retryAfter(
                ErrorCode.TOO_MANY_ATTEMPTS, "Wait.", Duration.ofMillis(1_500));
          }
          if (!users.hasPassword(request.getAccountId(), request.getCurrentPassword())) {
            throw TidemarkException.ofField(
                ErrorCode.INVALID_VALUE, "currentPassword", "Not the current one.");
          }
          keepLast(request.getAccountId());
          users.removeAccount(request.getAccountId());
          return RemoveOwnAccountResponse.getDefaultInstance();
        });
  }

  @Override
  public void listAccounts(ListAccountsRequest request, StreamObserver<ListAccountsResponse> to) {
    users.answer(
        to,
        () -> {
          require(request.getAdministratorId());
          List<ManagedAccount> all =
              users.accounts().stream()
                  .filter(account -> account.getUsername().contains(request.getQuery()))
                  .map(this::managed)
                  .toList();
          return ListAccountsResponse.newBuilder()
              .addAllAccounts(
                  all.stream().skip(request.getOffset()).limit(request.getLimit()).toList())
              .setTotal(all.size())
              .build();
        });
  }

  @Override
  public void addAccount(AddAccountRequest request, StreamObserver<AddAccountResponse> to) {
    users.answer(
        to,
        () -> {
          require(request.getAdministratorId());
          return AddAccountResponse.newBuilder()
              .setAccount(users.create(request.getUsername(), request.getPassword()))
              .build();
        });
  }

  @Override
  public void changeAccount(
      ChangeAccountRequest request, StreamObserver<ChangeAccountResponse> to) {
    users.answer(
        to,
        () -> {
          require(request.getAdministratorId());
          Account old = find(request.getUsername());
          boolean admin = request.hasAdmin() ? request.getAdmin() : old.getAdmin();
          boolean locked = request.hasLocked() ? request.getLocked() : users.isLocked(old);
          if (!admin || locked) {
            keepLast(old.getAccountId());
          }
          users.setRights(old.getAccountId(), admin, locked);
          return ChangeAccountResponse.newBuilder()
              .setAccount(managed(find(request.getUsername())))
              .build();
        });
  }

  @Override
  public void removeAccount(
      RemoveAccountRequest request, StreamObserver<RemoveAccountResponse> to) {
    users.answer(
        to,
        () -> {
          require(request.getAdministratorId());
          long account = find(request.getUsername()).getAccountId();
          keepLast(account);
          users.removeAccount(account);
          return RemoveAccountResponse.newBuilder().setAccountId(account).build();
        });
  }

  @Override
  public void setRegistration(
      SetRegistrationRequest request, StreamObserver<SetRegistrationResponse> to) {
    users.answer(
        to,
        () -> {
          require(request.getAdministratorId());
          users.openRegistration(request.getOpen());
          return SetRegistrationResponse.getDefaultInstance();
        });
  }

  private void require(long caller) {
    if (administrators().stream().noneMatch(account -> account.getAccountId() == caller)) {
      throw new TidemarkException(ErrorCode.FORBIDDEN, "Not for you.");
    }
  }

  private void keepLast(long leaving) {
    List<Account> administrators = administrators();
    if (administrators.size() == 1 && administrators.getFirst().getAccountId() == leaving) {
      throw new TidemarkException(ErrorCode.LAST_ADMINISTRATOR, "Nobody else.");
    }
  }

  private List<Account> administrators() {
    return users.accounts().stream()
        .filter(account -> account.getAdmin() && !users.isLocked(account))
        .toList();
  }

  private Account find(String username) {
    return users.accounts().stream()
        .filter(account -> account.getUsername().equals(username))
        .findFirst()
        .orElseThrow(() -> new TidemarkException(ErrorCode.ACCOUNT_NOT_FOUND, "Nobody."));
  }

  private ManagedAccount managed(Account account) {
    return ManagedAccount.newBuilder()
        .setAccount(account)
        .setLocked(users.isLocked(account))
        .setWatches(users.watches(account))
        .build();
  }
}
