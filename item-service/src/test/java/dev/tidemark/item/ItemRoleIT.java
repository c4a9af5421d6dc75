package dev.tidemark.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ItemRoleIT {
  @AutoClose private final ItemSystem system = new ItemSystem();

  @Test
  void isReadyWithItsDatabaseAlone() {
    assertThat(system.readiness().check()).containsOnlyKeys("items-db");
    assertThat(system.readiness().ready()).isTrue();
  }
}
