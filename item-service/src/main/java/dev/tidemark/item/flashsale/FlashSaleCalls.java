package dev.tidemark.item.flashsale;

/** What the item service is asked about flash sales. */
public record FlashSaleCalls(
    ListFlashSessions listSessions,
    GetFlashSession getSession,
    ListFlashAppearances listAppearances) {}
