package dev.tidemark.simulator.page;

import dev.tidemark.protocol.ItemId;
import dev.tidemark.protocol.ShopId;
import dev.tidemark.simulator.fault.BadLinks;
import dev.tidemark.simulator.fault.FaultKind;
import dev.tidemark.simulator.http.Answer;
import dev.tidemark.simulator.http.Asked;
import dev.tidemark.simulator.world.DemoItem;
import dev.tidemark.simulator.world.World;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that people open. Thread-safe. */
public final class PageRoutes {
  private static final Pattern PRODUCT =
      Pattern.compile("(?:/.*-i\\.|/i\\.|/product/)([0-9]{1,18})[./]([0-9]{1,15})/?");

  private static final Pattern SHOP = Pattern.compile("/shop/([0-9]{1,18})");
  private static final Pattern FILE = Pattern.compile("/file/([0-9a-z-]{10,60})(?:_tn)?");
  private static final Pattern SHORT = Pattern.compile("/s/([0-9a-z-]{1,40})");

  private final World world;
  private final ListPages lists;
  private final ProductPage product;
  private final FlashPage flash;
  private final Assets assets = new Assets();

  public PageRoutes(World world) {
    this.world = world;
    this.lists = new ListPages(world);
    this.product = new ProductPage(world);
    this.flash = new FlashPage(world);
  }

  public Answer answer(Asked asked) {
    return switch (asked.path()) {
      case "/" -> lists.home(asked);
      case "/search" -> lists.search(asked);
      case "/flash_sale" -> flash.show(asked);
      case "/assets/demo.css" -> assets.style();
      case "/assets/countdown.js" -> assets.script();
      case "/verify/captcha", "/verify/traffic" -> verification();
      default -> named(asked);
    };
  }

  private Answer named(Asked asked) {
    Matcher file = FILE.matcher(asked.path());
    if (file.matches()) {
      return world
          .findByImage(file.group(1))
          .map(item -> assets.picture(Drawing.of(item, file.group(1))))
          .orElseGet(() -> Html.missing("There is no such picture."));
    }
    Matcher page = PRODUCT.matcher(asked.path());
    if (page.matches()) {
      return item(page.group(2))
          .filter(item -> item.seller().id().toString().equals(page.group(1)))
          .map(item -> product.show(item, asked))
          .orElseGet(() -> Html.missing("There is no such item."));
    }
    Matcher shop = SHOP.matcher(asked.path());
    if (shop.matches()) {
      return Optional.of(Long.parseLong(shop.group(1)))
          .filter(id -> id > 0)
          .flatMap(id -> world.findSeller(new ShopId(id)))
          .map(seller -> lists.seller(seller, asked))
          .orElseGet(() -> Html.missing("There is no such seller."));
    }
    Matcher link = SHORT.matcher(asked.path());
    return link.matches() ? followed(link.group(1), asked) : Html.missing("Nothing is here.");
  }

  /** A short link is an item's number in base 36, or the name of a fault of links. */
  private Answer followed(String code, Asked asked) {
    Optional<FaultKind> bad =
        FaultKind.ofCode(code).filter(kind -> kind.stage() == FaultKind.Stage.LINK);
    if (bad.isPresent()) {
      return Answer.redirect(BadLinks.target(bad.get(), asked.path()));
    }
    return shortened(code)
        .map(item -> Answer.redirect("/product/" + item.seller().id() + "/" + item.id()))
        .orElseGet(() -> Html.missing("This short link leads nowhere."));
  }

  private Optional<DemoItem> shortened(String code) {
    return code.matches("[0-9a-z]{1,10}")
        ? item(Long.toString(Long.parseLong(code, 36)))
        : Optional.empty();
  }

  private Optional<DemoItem> item(String digits) {
    return Optional.of(Long.parseLong(digits))
        .filter(id -> id > 0 && id <= ItemId.MAX)
        .flatMap(id -> world.find(new ItemId(id)));
  }

  private static Answer verification() {
    return Html.page(
        200,
        "Are you a person?",
        "",
        "<h1>Are you a person?</h1><p>A real shop would show a puzzle here. The demo shop sends"
            + " programs to this page when it is told to.</p>");
  }
}
