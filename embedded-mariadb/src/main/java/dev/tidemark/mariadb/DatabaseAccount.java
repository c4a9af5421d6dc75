package dev.tidemark.mariadb;

import java.util.List;

/** An account that may connect from this machine with its password, and what it may do. */
public record DatabaseAccount(String user, String password, List<Grant> grants) {

  public DatabaseAccount {
    Names.check("user", user);
    if (password.isEmpty() || password.chars().anyMatch(character -> character < ' ')) {
      throw new IllegalArgumentException(
          "the password of " + user + " is empty or has control characters");
    }
    grants = List.copyOf(grants);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "DatabaseAccount[user=" + user + ", grants=" + grants + "]";
  }
}
