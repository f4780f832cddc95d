package io.guichet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.check.MovedItems.MovedItem;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovedItemsTest {

    @Test
    void namesTheOneThatMoved() {
        assertThat(MovedItems.among(List.of("a", "b", "c", "d"), List.of("b", "c", "a", "d")))
                .containsExactly(new MovedItem("a", 1, 3));
    }

    @Test
    void ignoresWhatWasAddedOrRemoved() {
        assertThat(MovedItems.among(List.of("a", "x", "b"), List.of("new", "a", "b")))
                .isEmpty();
    }
}
