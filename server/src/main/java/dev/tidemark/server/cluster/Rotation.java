package dev.tidemark.server.cluster;

/** How a balancer is told to send requests elsewhere while an instance is replaced. */
interface Rotation {
  /** For what no balancer stands before, or whose clients notice by themselves. */
  Rotation NONE =
      new Rotation() {
        @Override
        public void out() {}

        @Override
        public void in() {}
      };

  /** No new request comes to the instance once this returns. */
  void out();

  /** Requests may come again. */
  void in();
}
