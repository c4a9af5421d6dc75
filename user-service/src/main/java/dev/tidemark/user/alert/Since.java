package dev.tidemark.user.alert;

/** What a drop is measured from. The number is stored and never changes. */
public enum Since {
  /** The price when the rule began to watch the item. */
  ADDED(1),
  /** The highest price since the last alert, or since the rule began. */
  LAST_ALERT(2);

  private final int number;

  Since(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static Since ofNumber(int number) {
    return number == ADDED.number ? ADDED : LAST_ALERT;
  }
}
