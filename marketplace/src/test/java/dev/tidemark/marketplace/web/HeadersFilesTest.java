package dev.tidemark.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.protocol.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadersFilesTest {
  @TempDir Path folder;

  @Test
  void sendsEachRegionItsOwnHeadersOnly() {
    HeadersFiles files =
        new HeadersFiles(
            null,
            Map.of(Region.SG, file("sg", "Cookie: anna"), Region.TH, file("th", "Cookie: berta")));

    assertThat(files.read(Set.of()))
        .containsOnly(
            Map.entry(Region.SG, Map.of("Cookie", "anna")),
            Map.entry(Region.TH, Map.of("Cookie", "berta")));
  }

  @Test
  void sendsAnUnnamedFileOnlyWhereItsOwnRefererPoints() {
    HeadersFiles files =
        HeadersFiles.unnamed(
            file(
                "any",
                "cookie: anna\norigin: https://shopee.co.th\nReferer: https://shopee.co.th/a-i.1.2"));

    assertThat(files.read(Set.of(Region.SG))).containsOnlyKeys(Region.TH);
  }

  @Test
  void sendsAFileThatNamesNoRegionOnlyToAddressesOfTheOperatorsOwn() {
    HeadersFiles files = HeadersFiles.unnamed(file("any", "Cookie: anna"));

    assertThat(files.read(Set.of(Region.SG))).containsOnlyKeys(Region.SG);
  }

  @Test
  void prefersTheFileOfTheRegion() {
    HeadersFiles files =
        new HeadersFiles(
            file("any", "Cookie: anna\nOrigin: https://shopee.sg"),
            Map.of(Region.SG, file("sg", "Cookie: berta")));

    assertThat(files.read(Set.of())).containsOnly(Map.entry(Region.SG, Map.of("Cookie", "berta")));
  }

  @Test
  void refusesAFileOfWhichNobodyCanKnowWhoseItIs() {
    HeadersFiles none =
        HeadersFiles.unnamed(file("none", "Cookie: anna\nOrigin: https://notshopee.sg"));
    HeadersFiles several =
        HeadersFiles.unnamed(
            file("several", "Origin: https://shopee.sg\nReferer: https://shopee.vn/"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.read(Set.of()))
        .withMessageContaining("name none")
        .withMessageContaining("shopee-web.headers-file.sg")
        .withMessageNotContaining("anna");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> several.read(Set.of(Region.SG)))
        .withMessageContaining("name several");
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text + "\n");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
