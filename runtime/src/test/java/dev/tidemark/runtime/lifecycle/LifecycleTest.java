package dev.tidemark.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  /** A part that notes its end. */
  private record Part(String name, List<String> ended) implements AutoCloseable {
    @Override
    public void close() {
      ended.add(name);
    }
  }

  private final List<String> ended = new ArrayList<>();
  private final Lifecycle lifecycle = new Lifecycle();

  @Test
  void closesInReverseOrderAndOnce() {
    var _ = lifecycle.add("database", new Part("database", ended));
    var _ = lifecycle.add("server", new Part("server", ended));

    lifecycle.close();
    lifecycle.close();

    assertThat(ended).containsExactly("server", "database");
  }

  @Test
  void closesTheOthersWhenOneFails() {
    var _ = lifecycle.add("database", new Part("database", ended));
    AutoCloseable broken =
        () -> {
          throw new IllegalStateException("stuck");
        };
    var _ = lifecycle.add("broken", broken);

    lifecycle.close();

    assertThat(ended).containsExactly("database");
  }

  @Test
  void closesAtOnceWhatComesTooLate() {
    lifecycle.close();

    assertThatThrownBy(() -> lifecycle.add("late", new Part("late", ended)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("late");
    assertThat(ended).containsExactly("late");
  }
}
