package dev.tidemark.user.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.protocol.AccountId;
import dev.tidemark.user.channel.Channel;
import dev.tidemark.user.channel.ChannelKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestShapesTest {
  private static final String TEAPOTS = "\uD83E\uDED6".repeat(30);

  private final RequestShapes shapes =
      new RequestShapes(
          InstantSource.system(),
          new MessageJson(new ItemLinkWriter("")),
          "https://api.telegram.org");

  @Test
  void sendsNtfyLessThanItTakesAsAMessage() {
    String body = body(ChannelKind.NTFY, "https://ntfy.sh/prices");

    assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000);
    assertThat(body).endsWith(" more in your inbox");
  }

  @Test
  void sendsChatsWholeNotificationsAndSaysHowManyAreLeftOut() {
    String content =
        new JsonMapper()
            .readTree(body(ChannelKind.DISCORD, "https://discord.example/hook"))
            .get("content")
            .asString();

    assertThat(content.codePointCount(0, content.length())).isLessThanOrEqualTo(1_900);
    assertThat(content).containsPattern("SGD 98\\.00\\.\n\nand [0-9]+ more in your inbox$");
  }

  private String body(ChannelKind kind, String target) {
    String text = (TEAPOTS + ": Now SGD 99.00.\nIt was SGD 98.00.\n\n").repeat(50).stripTrailing();
    Outgoing message = new Outgoing(channel(kind, target), "1", "50 alerts", text, List.of());
    return new String(shapes.of(message).body(), StandardCharsets.UTF_8);
  }

  private static Channel channel(ChannelKind kind, String target) {
    return new Channel(
        new AccountId(1),
        "c",
        kind,
        "c",
        target,
        "",
        true,
        null,
        Instant.EPOCH,
        0,
        0,
        null,
        "",
        "u");
  }
}
