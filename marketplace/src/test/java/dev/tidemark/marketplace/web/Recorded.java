package dev.tidemark.marketplace.web;

import java.util.List;

/**
 * The recorded answers to questions about one item, and what each of them says, written down from
 * reading them.
 *
 * @param file below the folder of recordings
 * @param path where the answer came from
 * @param key the item that was asked for
 * @param expected in the form of {@link AnswerText}
 */
record Recorded(String file, String path, String key, String expected) {
  static final String GET_PC = "/api/v4/pdp/get_pc";
  static final String V4 = "/api/v4/item/get";
  static final String V2 = "/api/v2/item/get";

  @Override
  public String toString() {
    return file;
  }

  /** Believed, each with every price; or withheld, or refused. */
  static List<Recorded> items() {
    return List.of(
        // Only two of twenty can be bought; eighteen sold-out ones have other, mostly lower prices.
        new Recorded(
            "item-get-v2/id-20-models-mostly-soldout-2019-02.json",
            V2,
            "id.14971334.793687457",
            """
            item normal 54000..54000 - in -
            795796353 50000 - out -
            795796354 50000 - out -
            853609943 50000 - out -
            907994224 50000 - out -
            2291713752 50000 - out -
            2530345640 50000 - out -
            2530345641 50000 - out -
            2531212744 52000 - out -
            2531212746 52000 - out -
            2531212748 52000 - out -
            2531212750 52000 - out -
            2531212752 52000 - out -
            2531212754 52000 - out -
            2531212756 52000 - out -
            2531340699 54000 - out -
            2531340700 54000 - out -
            2531340701 54000 - in -
            2531340702 54000 - in -
            3147085671 54000 - out -
            3195611185 54000 - out -\
            """),
        new Recorded(
            "item-get-v2/id-in-flash-sale-2020-12-15.json",
            V2,
            "id.49069865.2495985582",
            """
            item normal 999..999 6840 in flash
            5338006079 999 6840 in flash
            5338006080 999 6840 in flash\
            """),
        // A sale is announced with a masked price; the present one stands.
        new Recorded(
            "item-get-v2/id-upcoming-flash-hidden-price-2020-12-13.json",
            V2,
            "id.65323877.1115347798",
            """
            item normal 28900..28900 30300 in -
            70349202215 28900 30300 in -\
            """),
        new Recorded(
            "item-get-v2/id-upcoming-flash-hidden-price-2021-08-08.json",
            V2,
            "id.76765337.7731738825",
            """
            item normal 1588000..1588000 1604000 in -
            21533152192 1588000 1604000 in -\
            """),
        // Invented: 28 models, not one amount a whole number of dollars.
        new Recorded(
            "item-get-v2/tw-28-models-POISONED-2021-12.json",
            V2,
            "tw.9060351.1558498138",
            "refused unknown-status image-hash granularity"),
        // Its recorder dropped models and currency; the item as a whole still has its prices.
        new Recorded(
            "item-get-v4/vn-in-flash-sale-type2-2021-11-30.json",
            V4,
            "vn.85794847.3391609027",
            "item normal 50000..124000 65000 in flash"),
        new Recorded(
            "pdp-get_pc/id-single-model-logged-in-2025-06.json",
            GET_PC,
            "id.1536536062.43802397458",
            """
            item normal 26250..26250 - in -
            285197009368 26250 - in -\
            """),
        // No numbers of pieces for visitors; the list price equals the price.
        new Recorded(
            "pdp-get_pc/br-3-models-stock-null-2025-08.json",
            GET_PC,
            "br.1609567512.43364296616",
            """
            item normal 167.00..167.00 - in -
            281178158490 167.00 - in -
            281178158491 167.00 - in -
            281178158492 167.00 - in -\
            """),
        new Recorded(
            "pdp-get_pc/tw-ssr-embedded-prices-null-2025-06.json",
            GET_PC,
            "tw.178926468.21448123549",
            "withheld"),
        // The price after a voucher, 177900, is nobody's price until he has the voucher.
        new Recorded(
            "pdp-bff-aggregated/id-8-models-final-price-voucher-2025-10.json",
            GET_PC,
            "id.177400943.28618475570",
            """
            item normal 179900..179900 359800 in -
            205579509536 179900 359800 in -
            205579509537 179900 359800 in -
            205579509538 179900 359800 in -
            205579509539 179900 359800 in -
            205579509540 179900 359800 in -
            233497252430 179900 359800 in -
            205579509534 179900 359800 in -
            205579509535 179900 359800 in -\
            """),
        // Eleven of eighteen follow the banner's promotion; three others are sold out.
        new Recorded(
            "pdp-bff-aggregated/vn-18-models-in-flash-sale-2025-10-04.json",
            GET_PC,
            "vn.868047560.40113598149",
            """
            item normal 99000..119000 200000 in flash
            296124951643 119000 200000 in flash
            296124951654 119000 200000 in flash
            296124951648 119000 200000 in flash
            296124951650 135000 200000 out -
            296124951646 119000 200000 in flash
            296124951642 117999 200000 in -
            296124951651 119000 200000 in flash
            296124951655 107000 200000 in -
            296124951641 119000 200000 in flash
            296124951644 135000 200000 out -
            276124942241 119000 200000 in flash
            296124951653 119000 200000 in flash
            296124951649 119000 200000 in flash
            296124951647 111576 200000 in -
            296124951645 99000 200000 in flash
            276124942240 119000 200000 in flash
            296124951652 117999 200000 in -
            276124942239 135000 200000 out -\
            """));
  }

  /** Blocks, retirements, and documents that are no answer about one item. */
  static List<Recorded> others() {
    return List.of(
        new Recorded(
            "errors/captcha-90309999-numeric-keys-2024-08.json",
            GET_PC,
            "id.1.2",
            "blocked captcha"),
        new Recorded(
            "errors/captcha-90309999-plain-2024-02.json", GET_PC, "id.1.2", "blocked captcha"),
        new Recorded(
            "errors/captcha-90309999-with-report-extra-info-2022-09.json",
            GET_PC,
            "id.1.2",
            "blocked captcha"),
        new Recorded("errors/deprecated-10005-2022-06.json", V2, "id.1.2", "retired"),
        noItem("affiliate-openapi/introspection-br-2026-02.json", "br.1.2"),
        noItem(
            "affiliate-openapi/productOfferV2-nodes-br-2026-08.json", "br.954438718.23493725087"),
        noItem(
            "affiliate-portal/ph-item-card-string-prices-2025-11.json", "ph.704270867.22057240522"),
        noItem("flash_sale-get_items/th-ongoing-2019-05-02.json", "th.1.2"),
        noItem("flash_sale-get_items/th-ongoing-some-soldout-2019-05-05.json", "th.1.2"),
        noItem("flash_sale-get_items/th-single-upcoming-item-2019-04-28.json", "th.1.2"),
        noItem("flash_sale-get_items/th-upcoming-hidden-prices-2019-04-25.json", "th.1.2"),
        noItem(
            "home-feed/tw-ads-item-price-zero-display-price-set-2024-01.json", "tw.1.22826003259"),
        noItem(
            "search-search_items/id-1-item-voucher-display-price-2026-04.json",
            "id.211504698.6296925134"),
        noItem("shop-search_items/id-28-items-26-soldout-2024-10.json", "id.1.11156976313"));
  }

  /** Nine looks at one item in a flash sale: pieces left of each of its six models. */
  static List<int[]> draining() {
    return List.of(
        new int[] {4, 4, 4, 5, 5, 2},
        new int[] {5, 2, 4, 5, 4, 2},
        new int[] {5, 1, 3, 4, 1, 2},
        new int[] {5, 2, 2, 4, 1, 1},
        new int[] {5, 2, 2, 4, 1, 0},
        new int[] {5, 2, 2, 4, 1, 1},
        new int[] {5, 2, 2, 4, 0, 0},
        new int[] {5, 2, 1, 3, 0, 0},
        new int[] {5, 0, 1, 3, 0, 0});
  }

  private static Recorded noItem(String file, String key) {
    return new Recorded(file, GET_PC, key, "refused not-an-item");
  }
}
