import { catalogue } from "@/lib/language/catalogue";

export const messages = catalogue("help", {
  title: "How Tidemark works",
  introduction:
    "Tidemark looks at the items you watch again and again, keeps every price change, and tells whether a discount is one.",
  collecting: "How prices are collected",
  collectingTerms: [
    {
      term: "How often we look",
      text: "As often as an item’s changes are worth: one whose price moves every day is looked at many times a day, one that never moves now and then, and every item just after a flash sale with it begins or ends. Its page says when we looked and when we look next.",
    },
    {
      term: "What is kept",
      text: "Every change of the price, the struck-through price, the stock and the flash sale, for each variation and for the whole item, with its time and its source. A look that finds nothing new changes nothing.",
    },
    {
      term: "Odd answers",
      text: "Shops give invented prices to programs they suspect. Amounts that nobody could pay in that currency are refused. A price more than half higher or 70% lower than the last one is set aside until a second look agrees. Until then the last certain price stands, and nothing odd enters the chart, the numbers or the verdict.",
    },
    {
      term: "When the shop refuses us",
      text: "We never pretend to be a person. A source that refuses us is left alone for a while; its items keep their last price, and their pages say so.",
    },
  ],
  judging: "How a price is judged",
  judgingTerms: [
    {
      term: "Weighted by time",
      text: "A price that held for a month counts a month, a sale of three hours three hours. Times when nobody looked, and times when the item was sold out, count for nothing.",
    },
    {
      term: "Claimed discount",
      text: "How far the price lies below the one that the shop strikes through. Nobody checks whether that one was ever asked.",
    },
    {
      term: "Real discount",
      text: "How far the price lies below the lowest price we observed in the 30 days before the cut. Where a price is cut again and again, the 30 days are those before the first cut. This follows a rule that shops in the European Union must obey.",
    },
    {
      term: "Observed days",
      text: "We say on how many of those 30 days we looked. With fewer than 14 there is no real discount.",
    },
    {
      term: "The verdict",
      text: "One sentence with its numbers. There is none for an item watched for less than 14 days, with fewer than two changes, or whose last look is too old. A price that never changed is called so, not a bargain.",
    },
    {
      term: "Sources",
      text: "A price comes from the shop itself, from your own browser, or from a file. Prices of different sources are never mixed in one line.",
    },
  ],
  reading: "How to read the chart",
  readingTerms: [
    { term: "Steps", text: "A price holds until it changes, so the line is never sloped." },
    { term: "Dashed line", text: "Nobody looked; it is the last price seen." },
    { term: "Shaded bands", text: "A flash sale was on." },
    { term: "Dark strip at the foot", text: "The item was sold out." },
    {
      term: "Keys",
      text: "Left and right go from change to change, plus and minus come closer and go back, 0 shows everything again. On a phone use two fingers.",
    },
  ],
  adding: "Ways to add an item",
  addingTerms: [
    {
      term: "Paste a link",
      text: "Of an item’s page, or the text that the shop’s app shares. Paste many at once, or drop them on your list.",
    },
    {
      term: "Share from your phone",
      text: "Install Tidemark from the browser’s menu (Add to Home screen). It then stands in the share menu of the shop’s app.",
    },
  ],
  bookmarklet: "Bookmark",
  bookmarkletText:
    "Drag this link to your bookmarks. On an item’s page at the shop, open the bookmark to track it:",
  bookmarkletName: "Track price",
  privacy: "What others see",
  privacyText:
    "Items and their prices are shared by everyone on this installation. Your list, target prices and tags are yours alone, and so are prices that you import or that your own browser reports.",
});
