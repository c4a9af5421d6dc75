package dev.tidemark.marketplace.web;

import dev.tidemark.marketplace.gate.ImageName;
import dev.tidemark.marketplace.listing.Headline;
import dev.tidemark.marketplace.listing.ListedModel;
import dev.tidemark.marketplace.listing.Listing;
import dev.tidemark.marketplace.listing.PriceCheck;
import dev.tidemark.protocol.ItemKey;
import dev.tidemark.protocol.Price;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what was read in one line for each price, so that a test can show what it expects. */
final class AnswerText {
  private AnswerText() {}

  /** The bytes of a hand-written answer. */
  static byte[] resource(String name) {
    try (InputStream in = AnswerText.class.getResourceAsStream("/answers/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Reads an answer about an item whose shop keeps its pictures where Shopee does. */
  static PriceCheck read(ItemKey asked, byte[] answer) {
    return AnswerReader.read(asked, answer, ImageName.folder(asked.region()));
  }

  /** The kind of answer, and for a believed one its headline and models. */
  static String of(PriceCheck check) {
    return switch (check) {
      case PriceCheck.Answered(Listing listing) -> listing(listing);
      case PriceCheck.Refused(var reasons) ->
          "refused "
              + new TreeSet<>(reasons)
                  .stream().map(reason -> reason.code()).collect(Collectors.joining(" "));
      case PriceCheck.Blocked(var reason, _) -> "blocked " + reason.code();
      case PriceCheck.Unreachable(var reason, _) -> "unreachable " + reason.code();
      case PriceCheck.Gone _ -> "gone";
      case PriceCheck.Withheld _ -> "withheld";
      case PriceCheck.NotOffered _ -> "not offered";
      case PriceCheck.Retired _ -> "retired";
      case PriceCheck.Postponed _ -> "postponed";
    };
  }

  /** {@code item <status> <price>..<highest> <list price> <stock> <flash>}, then the models. */
  private static String listing(Listing listing) {
    int decimals = listing.key().region().decimals();
    Headline headline = listing.headline();
    String models =
        listing.models().stream()
            .map(model -> "\n" + model(model, decimals))
            .collect(Collectors.joining());
    return String.join(
            " ",
            "item",
            listing.status().code(),
            amount(headline.price(), decimals) + ".." + amount(headline.highest(), decimals),
            amount(headline.listPrice(), decimals),
            headline.stock().code(),
            flash(headline.flashSale()))
        + models;
  }

  /** {@code <id> <price> <list price> <stock> <flash>}. */
  private static String model(ListedModel model, int decimals) {
    return String.join(
        " ",
        model.id().toString(),
        amount(model.price(), decimals),
        amount(model.listPrice(), decimals),
        model.stock().code(),
        flash(model.flashSale()));
  }

  private static String amount(@Nullable Price price, int decimals) {
    return price == null ? "-" : price.toDecimal(decimals);
  }

  private static String flash(boolean flashSale) {
    return flashSale ? "flash" : "-";
  }
}
