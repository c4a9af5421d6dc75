package dev.tidemark.user.channel;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.protocol.ErrorCode;
import dev.tidemark.protocol.TidemarkException;
import dev.tidemark.runtime.database.Database;
import dev.tidemark.user.account.Account;
import dev.tidemark.user.account.AccountStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of all accounts. Safe for use by many threads. */
public final class Channels {
  private static final Logger log = LoggerFactory.getLogger(Channels.class);

  /** A million codes, of which five may be tried. */
  private static final int MOST_TRIES = 5;

  private static final int CODES = 1_000_000;

  private final Database database;
  private final InstantSource clock;
  private final boolean emailAvailable;
  private final SecureRandom random = new SecureRandom();

  public Channels(Database database, InstantSource clock, boolean emailAvailable) {
    this.database = database;
    this.clock = clock;
    this.emailAvailable = emailAvailable;
  }

  /** Whether the operator has set up e-mail. */
  public boolean emailAvailable() {
    return emailAvailable;
  }

  /**
   * Adds a channel. A webhook gets a secret; an e-mail address waits until it is confirmed, so that
   * nobody can have us write to somebody else.
   */
  public Channel add(
      AccountId account, ChannelKind kind, String name, String target, String token) {
    if (kind == ChannelKind.EMAIL && !emailAvailable) {
      throw new TidemarkException(
          ErrorCode.EMAIL_UNAVAILABLE,
          "The operator of this installation has not set up e-mail (mail.host).");
    }
    ChannelCheck.check(kind, target, token);
    Channel channel =
        new Channel(
            account,
            randomId(),
            kind,
            name,
            target,
            kind == ChannelKind.WEBHOOK ? secret() : token,
            true,
            kind == ChannelKind.EMAIL ? "%06d".formatted(random.nextInt(CODES)) : null,
            Instant.ofEpochMilli(clock.millis()),
            0,
            0,
            null,
            "",
            secret());
    // The lock makes the new channels of one account follow each other: no 11th.
    return database.write(handle -> {
      if (!new AccountStore(handle).lock(account)) {
        throw Account.missing();
      }
      ChannelStore channels = new ChannelStore(handle);
      if (channels.list(account).size() >= Channel.MOST_PER_ACCOUNT) {
        throw new TidemarkException(
            ErrorCode.TOO_MANY_CHANNELS,
            "An account has at most " + Channel.MOST_PER_ACCOUNT + " channels; remove one first.");
      }
      channels.insert(channel);
      return channel;
    });
  }

  public List<Channel> list(AccountId account) {
    return database.read(handle -> new ChannelStore(handle).list(account));
  }

  public Channel get(AccountId account, String id) {
    return database
        .read(handle -> new ChannelStore(handle).find(account, id))
        .orElseThrow(() -> missing(id));
  }

  /** Renames a channel, or switches it; null leaves it as it is. On again, it begins anew. */
  public Channel change(
      AccountId account, String id, @Nullable String name, @Nullable Boolean enabled) {
    // The lock keeps a new name from undoing that the channel is switched off meanwhile.
    return database.write(handle -> {
      ChannelStore channels = new ChannelStore(handle);
      Channel was = channels.lock(account, id).orElseThrow(() -> missing(id));
      boolean on = enabled == null ? was.enabled() : enabled;
      boolean anew = on && !was.enabled();
      Channel is =
          new Channel(
              account,
              id,
              was.kind(),
              name == null ? was.name() : name,
              was.target(),
              was.token(),
              on,
              was.confirmCode(),
              was.createdAt(),
              anew ? 0 : was.failures(),
              anew ? 0 : was.refusals(),
              anew ? null : was.failingSince(),
              on ? "" : was.offReason(),
              was.unsubscribe());
      channels.update(is);
      return is;
    });
  }

  public void remove(AccountId account, String id) {
    if (!database.write(handle -> new ChannelStore(handle).delete(account, id))) {
      throw missing(id);
    }
  }

  /** Confirms an e-mail address by the code that went there. */
  public Channel confirm(AccountId account, String id, String code) {
    boolean mayTry =
        database.write(handle -> new ChannelStore(handle).tryCode(account, id, MOST_TRIES));
    Channel channel = get(account, id);
    if (channel.confirmed()) {
      return channel;
    }
    if (!mayTry) {
      throw new TidemarkException(
          ErrorCode.TOO_MANY_REQUESTS, "The code was wrong too often; add the address anew.");
    }
    if (!database.write(handle -> new ChannelStore(handle).confirm(account, id, code))) {
      throw TidemarkException.ofField(
          ErrorCode.INVALID_VALUE, "code", "This is not the code that was sent to the address.");
    }
    return get(account, id);
  }

  /** Switches the channel off whose messages have this token, if there is one. */
  public void unsubscribe(String token) {
    if (database.write(
        handle ->
            new ChannelStore(handle)
                .unsubscribe(token, "Switched off by the link in one of its messages."))) {
      log.info("A channel was switched off by the link in its messages");
    }
  }

  private String secret() {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private String randomId() {
    byte[] bits = new byte[8];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  private static TidemarkException missing(String id) {
    return new TidemarkException(
        ErrorCode.CHANNEL_NOT_FOUND, "This account has no channel " + id + ".");
  }
}
