package dev.tidemark.user.password;

/** A password as it is kept: Argon2 in its standard text form, never printed. */
public record PasswordHash(String text) {
  @Override
  public String toString() {
    return "a password hash";
  }
}
