package dev.tidemark.user.grpc;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.user.v1.BecomeAdministratorRequest;
import dev.tidemark.protocol.user.v1.BecomeAdministratorResponse;
import dev.tidemark.protocol.user.v1.ChangePasswordRequest;
import dev.tidemark.protocol.user.v1.ChangePasswordResponse;
import dev.tidemark.protocol.user.v1.GetAccountPolicyResponse;
import dev.tidemark.protocol.user.v1.LogInRequest;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.RegisterRequest;
import dev.tidemark.protocol.user.v1.RegisterResponse;
import dev.tidemark.user.account.RegisterAccount;
import dev.tidemark.user.login.ChangePassword;
import dev.tidemark.user.login.LogIn;
import dev.tidemark.user.login.LogIn.LoggedIn;
import dev.tidemark.user.session.Client;
import dev.tidemark.user.session.SessionId;
import dev.tidemark.user.setup.AdministratorSetup;
import dev.tidemark.user.setup.SetupToken;
import java.util.concurrent.CompletableFuture;

/** The calls about accounts and passwords; those that hash answer later. */
public final class AccountCalls {
  private final RegisterAccount registerAccount;
  private final LogIn logIn;
  private final ChangePassword changePassword;
  private final AdministratorSetup setup;

  public AccountCalls(
      RegisterAccount registerAccount,
      LogIn logIn,
      ChangePassword changePassword,
      AdministratorSetup setup) {
    this.registerAccount = registerAccount;
    this.logIn = logIn;
    this.changePassword = changePassword;
    this.setup = setup;
  }

  CompletableFuture<RegisterResponse> register(RegisterRequest request) {
    return registerAccount
        .register(request.getUsername(), request.getPassword())
        .thenApply(account ->
            RegisterResponse.newBuilder().setAccount(AccountMessages.message(account)).build());
  }

  CompletableFuture<LogInResponse> logIn(LogInRequest request) {
    return logIn
        .logIn(
            request.getUsername(),
            request.getPassword(),
            new Client(request.getUserAgent(), request.getAddress()))
        .thenApply(AccountCalls::message);
  }

  CompletableFuture<ChangePasswordResponse> changePassword(ChangePasswordRequest request) {
    return changePassword
        .change(
            AccountId.ofRequest(request.getAccountId()),
            request.getCurrentPassword(),
            request.getNewPassword(),
            new SessionId(request.getSessionId()))
        .thenApply(done -> ChangePasswordResponse.getDefaultInstance());
  }

  BecomeAdministratorResponse becomeAdministrator(BecomeAdministratorRequest request) {
    return BecomeAdministratorResponse.newBuilder()
        .setAccount(
            AccountMessages.message(
                setup.become(
                    AccountId.ofRequest(request.getAccountId()),
                    new SetupToken(request.getToken()))))
        .build();
  }

  GetAccountPolicyResponse policy() {
    return GetAccountPolicyResponse.newBuilder()
        .setRegistrationOpen(registerAccount.isOpen())
        .setSetupRequired(setup.isRequired())
        .build();
  }

  private static LogInResponse message(LoggedIn loggedIn) {
    return LogInResponse.newBuilder()
        .setAccount(AccountMessages.message(loggedIn.account()))
        .setSessionToken(loggedIn.token().text())
        .setExpiresAtMs(loggedIn.session().expiresAt().toEpochMilli())
        .build();
  }
}
