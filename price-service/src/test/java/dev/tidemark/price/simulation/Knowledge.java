package dev.tidemark.price.simulation;

import dev.tidemark.price.schedule.ChangeRate;

/** Where a policy has its change rates from. */
enum Knowledge {
  /** From its looks, as in production. */
  LEARNT,
  /** From the world itself: nobody can know more. */
  GIVEN;

  /** What is told at the beginning. */
  ChangeRate start(World world, int item) {
    return this == LEARNT ? ChangeRate.PRIOR : given(world, item);
  }

  /** What is told after a look that has taught something. */
  ChangeRate after(World world, int item, ChangeRate learnt) {
    return this == LEARNT ? learnt : given(world, item);
  }

  /** An item that never changes is given one change in a million days: the floor looks at it. */
  private static ChangeRate given(World world, int item) {
    return new ChangeRate(1, 1 / Math.max(1e-6, world.changesADay(item)));
  }
}
