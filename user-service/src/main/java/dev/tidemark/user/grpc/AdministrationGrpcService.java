package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.AccountAdministrationGrpc;
import dev.tidemark.protocol.user.v1.AddAccountRequest;
import dev.tidemark.protocol.user.v1.AddAccountResponse;
import dev.tidemark.protocol.user.v1.ChangeAccountRequest;
import dev.tidemark.protocol.user.v1.ChangeAccountResponse;
import dev.tidemark.protocol.user.v1.ListAccountsRequest;
import dev.tidemark.protocol.user.v1.ListAccountsResponse;
import dev.tidemark.protocol.user.v1.RemoveAccountRequest;
import dev.tidemark.protocol.user.v1.RemoveAccountResponse;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountRequest;
import dev.tidemark.protocol.user.v1.RemoveOwnAccountResponse;
import dev.tidemark.protocol.user.v1.SetRegistrationRequest;
import dev.tidemark.protocol.user.v1.SetRegistrationResponse;
import dev.tidemark.user.account.RegisterAccount;
import dev.tidemark.user.account.Registration;
import dev.tidemark.user.account.RegistrationSwitch;
import dev.tidemark.user.administration.Administration;
import dev.tidemark.user.administration.Administration.Accounts;
import dev.tidemark.user.administration.ManagedAccount;
import dev.tidemark.user.administration.RemoveOwnAccount;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** The calls by which accounts are administered. */
public final class AdministrationGrpcService
    extends AccountAdministrationGrpc.AccountAdministrationImplBase {
  private static final int LARGEST_PAGE = 100;

  private final Administration administration;
  private final RegisterAccount accounts;
  private final RegistrationSwitch registration;
  private final RemoveOwnAccount removal;

  public AdministrationGrpcService(
      Administration administration,
      RegisterAccount accounts,
      RegistrationSwitch registration,
      RemoveOwnAccount removal) {
    this.administration = administration;
    this.accounts = accounts;
    this.registration = registration;
    this.removal = removal;
  }

  @Override
  public void removeOwnAccount(
      RemoveOwnAccountRequest request, StreamObserver<RemoveOwnAccountResponse> observer) {
    AccountId account = AccountId.ofRequest(request.getAccountId());
    Answers.later(
        removal
            .remove(account, request.getCurrentPassword())
            .thenApply(_ -> RemoveOwnAccountResponse.getDefaultInstance()),
        observer);
  }

  @Override
  public void listAccounts(
      ListAccountsRequest request, StreamObserver<ListAccountsResponse> observer) {
    require(request.getAdministratorId());
    Accounts found =
        administration.list(
            request.getQuery(),
            Math.clamp(request.getLimit(), 1, LARGEST_PAGE),
            Math.max(0, request.getOffset()));
    ListAccountsResponse.Builder answer = ListAccountsResponse.newBuilder().setTotal(found.total());
    found.page().forEach(account -> answer.addAccounts(message(account)));
    Answers.now(answer.build(), observer);
  }

  @Override
  public void addAccount(AddAccountRequest request, StreamObserver<AddAccountResponse> observer) {
    require(request.getAdministratorId());
    Answers.later(
        accounts
            .create(request.getUsername(), request.getPassword())
            .thenApply(account ->
                AddAccountResponse.newBuilder()
                    .setAccount(AccountMessages.message(account))
                    .build()),
        observer);
  }

  @Override
  public void changeAccount(
      ChangeAccountRequest request, StreamObserver<ChangeAccountResponse> observer) {
    require(request.getAdministratorId());
    ManagedAccount changed =
        administration.change(
            request.getUsername(),
            request.hasAdmin() ? Optional.of(request.getAdmin()) : Optional.empty(),
            request.hasLocked() ? Optional.of(request.getLocked()) : Optional.empty());
    Answers.now(ChangeAccountResponse.newBuilder().setAccount(message(changed)).build(), observer);
  }

  @Override
  public void removeAccount(
      RemoveAccountRequest request, StreamObserver<RemoveAccountResponse> observer) {
    require(request.getAdministratorId());
    AccountId removed = administration.remove(request.getUsername());
    Answers.now(RemoveAccountResponse.newBuilder().setAccountId(removed.value()).build(), observer);
  }

  @Override
  public void setRegistration(
      SetRegistrationRequest request, StreamObserver<SetRegistrationResponse> observer) {
    require(request.getAdministratorId());
    registration.set(request.getOpen() ? Registration.OPEN : Registration.CLOSED);
    Answers.now(SetRegistrationResponse.getDefaultInstance(), observer);
  }

  private void require(long administrator) {
    administration.require(AccountId.ofRequest(administrator));
  }

  private static dev.tidemark.protocol.user.v1.ManagedAccount message(ManagedAccount account) {
    return dev.tidemark.protocol.user.v1.ManagedAccount.newBuilder()
        .setAccount(AccountMessages.message(account.account()))
        .setLocked(account.account().locked())
        .setWatches(account.watches())
        .build();
  }
}
