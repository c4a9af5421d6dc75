package dev.tidemark.user.grpc;

import static dev.tidemark.user.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.user.v1.AddAccountRequest;
import dev.tidemark.protocol.user.v1.ChangeAccountRequest;
import dev.tidemark.protocol.user.v1.GetAccountPolicyRequest;
import dev.tidemark.protocol.user.v1.ListAccountsRequest;
import dev.tidemark.protocol.user.v1.ListAccountsResponse;
import dev.tidemark.protocol.user.v1.LogInResponse;
import dev.tidemark.protocol.user.v1.ManagedAccount;
import dev.tidemark.protocol.user.v1.RemoveAccountRequest;
import dev.tidemark.protocol.user.v1.SetRegistrationRequest;
import dev.tidemark.user.UserSystem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators do to accounts. */
class AdministrationIT {
  @AutoClose private final UserSystem system = new UserSystem(Map.of());
  private long root;

  @BeforeEach
  void setUp() {
    root = system.register("root");
    system.makeAdministrator(root);
  }

  @Test
  void refusesWhoeverIsNoAdministrator() {
    long anna = system.register("anna");
    long nobody = 12_345;

    for (long caller : List.of(anna, nobody)) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> list(caller, "", 10, 0),
              () -> add(caller, "berta"),
              () -> set(change(caller, "root").setLocked(true)),
              () -> remove(caller, "root"),
              () -> setRegistration(caller, false))) {
        refusal(ErrorCode.FORBIDDEN, call);
      }
    }

    assertThat(list(root, "", 10, 0).getTotal()).isEqualTo(2);
  }

  @Test
  void takesTheOfficeAwayWithTheRight() {
    long anna = system.register("anna");
    set(change(root, "anna").setAdmin(true));
    list(anna, "", 10, 0);

    set(change(anna, "root").setAdmin(false));

    refusal(ErrorCode.FORBIDDEN, () -> list(root, "", 10, 0));
  }

  @Test
  void locksAnAccountOutAtOnce() {
    long anna = system.register("anna");
    LogInResponse session = system.logIn("anna", UserSystem.PASSWORD);
    ByteString token = system.createToken(anna);

    assertThat(set(change(root, "anna").setLocked(true)).getLocked()).isTrue();

    refusal(ErrorCode.LOGIN_REQUIRED, () -> system.findSession(session));
    refusal(ErrorCode.TOKEN_INVALID, () -> system.findToken(token));
    refusal(ErrorCode.ACCOUNT_LOCKED, () -> system.logIn("anna", UserSystem.PASSWORD));
    refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("anna", "wrong horse battery"));
  }

  @Test
  void letsALockedAccountInAgainWithANewSession() {
    long anna = system.register("anna");
    LogInResponse session = system.logIn("anna", UserSystem.PASSWORD);
    ByteString token = system.createToken(anna);
    set(change(root, "anna").setLocked(true));

    set(change(root, "anna").setLocked(false));

    refusal(ErrorCode.LOGIN_REQUIRED, () -> system.findSession(session));
    system.findToken(token);
    system.findSession(system.logIn("anna", UserSystem.PASSWORD));
  }

  @Test
  void keepsTheLastAdministrator() {
    system.register("anna");

    refusal(ErrorCode.LAST_ADMINISTRATOR, () -> remove(root, "root"));
    refusal(ErrorCode.LAST_ADMINISTRATOR, () -> set(change(root, "root").setLocked(true)));
    refusal(ErrorCode.LAST_ADMINISTRATOR, () -> set(change(root, "root").setAdmin(false)));

    assertThat(list(root, "root", 10, 0).getAccounts(0).getLocked()).isFalse();
  }

  @Test
  void countsALockedAdministratorAsNone() {
    system.register("anna");
    set(change(root, "anna").setAdmin(true).setLocked(true));

    refusal(ErrorCode.LAST_ADMINISTRATOR, () -> remove(root, "root"));
    set(change(root, "anna").setLocked(false));
    remove(root, "root");

    refusal(ErrorCode.WRONG_CREDENTIALS, () -> system.logIn("root", UserSystem.PASSWORD));
  }

  @Test
  void findsAccountsByAPartOfTheirNames() {
    for (String name : List.of("anna", "hanna", "a_na", "zoe")) {
      system.register(name);
    }

    ListAccountsResponse annas = list(root, "ANN", 1, 1);

    assertThat(names(annas)).containsExactly("hanna");
    assertThat(annas.getTotal()).isEqualTo(2);
    assertThat(names(list(root, "a_na", 10, 0))).containsExactly("a_na");
    assertThat(names(list(root, "%", 10, 0))).isEmpty();
    assertThat(names(list(root, "", 10, 0)))
        .containsExactly("a_na", "anna", "hanna", "root", "zoe");
  }

  @Test
  void findsNoAccountThatIsNotThere() {
    for (String name : List.of("nobody", "", "no such name", "x".repeat(1_000))) {
      refusal(ErrorCode.ACCOUNT_NOT_FOUND, () -> set(change(root, name).setLocked(true)));
      refusal(ErrorCode.ACCOUNT_NOT_FOUND, () -> remove(root, name));
    }
  }

  @Test
  void closesRegistrationWhateverTheSettingsSay() {
    setRegistration(root, false);

    refusal(ErrorCode.REGISTRATION_CLOSED, () -> system.register("anna"));
    assertThat(isOpen()).isFalse();
    add(root, "berta");
    system.findSession(system.logIn("berta", UserSystem.PASSWORD));

    system.restart(Map.of("registration", "open"));
    refusal(ErrorCode.REGISTRATION_CLOSED, () -> system.register("anna"));
    setRegistration(root, true);
    system.restart(Map.of("registration", "closed"));
    assertThat(isOpen()).isTrue();
    system.register("anna");
  }

  @Test
  void holdsNamesAndPasswordsOfOthersToTheSameRules() {
    refusal(ErrorCode.USERNAME_TAKEN, () -> add(root, "root"));
    refusal(ErrorCode.INVALID_VALUE, () -> add(root, "x"));
    refusal(
        ErrorCode.INVALID_VALUE,
        () ->
            system
                .administration()
                .addAccount(
                    AddAccountRequest.newBuilder()
                        .setAdministratorId(root)
                        .setUsername("anna")
                        .setPassword("short")
                        .build()));
  }

  private ListAccountsResponse list(long administrator, String query, int limit, int offset) {
    return system
        .administration()
        .listAccounts(
            ListAccountsRequest.newBuilder()
                .setAdministratorId(administrator)
                .setQuery(query)
                .setLimit(limit)
                .setOffset(offset)
                .build());
  }

  private static List<String> names(ListAccountsResponse answer) {
    return answer.getAccountsList().stream()
        .map(account -> account.getAccount().getUsername())
        .toList();
  }

  private void add(long administrator, String username) {
    var _ =
        system
            .administration()
            .addAccount(
                AddAccountRequest.newBuilder()
                    .setAdministratorId(administrator)
                    .setUsername(username)
                    .setPassword(UserSystem.PASSWORD)
                    .build());
  }

  private static ChangeAccountRequest.Builder change(long administrator, String username) {
    return ChangeAccountRequest.newBuilder()
        .setAdministratorId(administrator)
        .setUsername(username);
  }

  private ManagedAccount set(ChangeAccountRequest.Builder change) {
    return system.administration().changeAccount(change.build()).getAccount();
  }

  private void remove(long administrator, String username) {
    var _ =
        system
            .administration()
            .removeAccount(
                RemoveAccountRequest.newBuilder()
                    .setAdministratorId(administrator)
                    .setUsername(username)
                    .build());
  }

  private void setRegistration(long administrator, boolean open) {
    var _ =
        system
            .administration()
            .setRegistration(
                SetRegistrationRequest.newBuilder()
                    .setAdministratorId(administrator)
                    .setOpen(open)
                    .build());
  }

  private boolean isOpen() {
    return system
        .users()
        .getAccountPolicy(GetAccountPolicyRequest.getDefaultInstance())
        .getRegistrationOpen();
  }
}
