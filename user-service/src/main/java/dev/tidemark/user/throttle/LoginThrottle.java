package dev.tidemark.user.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows the guessing of passwords down, per account and per address. Safe for use by many threads.
 *
 * <p>It asks neither whether the username exists nor whether the password is right, so that a
 * refusal says nothing about either. An address from which an account was logged in to has its own
 * count for that account: strangers cannot keep the owner out.
 */
public final class LoginThrottle {
  /** Enough for an office behind one address, too few to try one password on many accounts. */
  private static final int FAILURES_PER_ADDRESS_AND_MINUTE = 100;

  private static final Duration ADDRESS_KNOWN_FOR = Duration.ofDays(30);

  /** A username has at most 32 characters; longer texts are not worth remembering. */
  private static final int KEY_LENGTH = 40;

  private final GrowingDelay perAccount;
  private final AttemptLimit perAddress;
  private final Cache<String, Boolean> known = RecentKeys.cache(ADDRESS_KNOWN_FOR);

  public LoginThrottle(InstantSource clock) {
    this.perAccount = new GrowingDelay(clock);
    this.perAddress =
        new AttemptLimit(FAILURES_PER_ADDRESS_AND_MINUTE, Duration.ofMinutes(1), clock);
  }

  /**
   * Counts an attempt before anything is looked up.
   *
   * @param username in the one spelling that the account has
   * @throws TidemarkException TOO_MANY_ATTEMPTS with the time to wait
   */
  public Attempt begin(String username, String address) {
    Attempt attempt = new Attempt(username, address);
    Optional<Duration> wait = perAddress.take(attempt.network);
    if (wait.isEmpty()) {
      wait = perAccount.begin(attempt.account);
      wait.ifPresent(refused -> perAddress.giveBack(attempt.network));
    }
    if (wait.isPresent()) {
      throw TidemarkException.retryAfter(
          ErrorCode.TOO_MANY_ATTEMPTS,
          "too many attempts to log in, try again in " + (wait.get().toSeconds() + 1) + " seconds",
          wait.get());
    }
    return attempt;
  }

  /** One attempt that was let through; it counts as a failure until something else is said. */
  public final class Attempt {
    private final String visitor;
    private final String account;
    private final String network;

    private Attempt(String username, String address) {
      this.network = network(address);
      String name = username.substring(0, Math.min(username.length(), KEY_LENGTH));
      // The prefixes keep a made-up username from being somebody's key of the other kind.
      this.visitor = "from " + network + " " + name;
      this.account = known.getIfPresent(visitor) == null ? "any " + name : visitor;
    }

    /** The password was right: the account's count starts anew. */
    public void succeeded() {
      known.put(visitor, true);
      perAccount.clear(account);
      perAddress.giveBack(network);
    }

    /** Nobody looked at the password. */
    public void abandoned() {
      perAccount.giveBack(account);
      perAddress.giveBack(network);
    }
  }

  /** An IPv6 customer owns a /64 at least, so that all of it counts as one address. */
  private static String network(String address) {
    try {
      if (InetAddress.ofLiteral(address) instanceof Inet6Address six) {
        return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8));
      }
    } catch (IllegalArgumentException notAnAddress) {
      return address.substring(0, Math.min(address.length(), KEY_LENGTH));
    }
    return address;
  }
}
