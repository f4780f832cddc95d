package io.guichet.insight.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.table.Lapse;
import io.guichet.insight.visit.VisitTrace.TracedVisit;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The bytes in which visits are kept. */
class VisitTraceTest {

    private static final long NOW = 1_800_000_000_123L;

    @Test
    void readsWhatWasWritten() {
        var visits = List.of(
                new TracedVisit(key("A"), NOW, new Lapse(0, 0), 0, List.of()),
                new TracedVisit(key("B"), NOW, new Lapse(3_600, 127), 15_833, List.of(NOW, NOW + 128)),
                new TracedVisit(
                        key("A"),
                        NOW + 40_000_000_000L,
                        new Lapse(Integer.MAX_VALUE, 128),
                        Integer.MAX_VALUE,
                        LongStream.range(0, 9)
                                .mapToObj(at -> NOW + 50_000_000_000L + at)
                                .toList()),
                new TracedVisit(key("B"), NOW + 40_000_000_001L, null, 0, List.of(NOW + 90_000_000_000L)));
        var cursor = new VisitTrace.VisitCursor();
        cursor.open(VisitTrace.encode(visits, key -> key.activity().charAt(0) * 1_000));

        for (var visit : visits) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.key()).isEqualTo(visit.key().activity().charAt(0) * 1_000);
            assertThat(cursor.enteredAt()).isEqualTo(visit.enteredAt());
            assertThat(cursor.isOver()).isEqualTo(visit.lapse() != null);
            assertThat(cursor.elapsed())
                    .isEqualTo(visit.lapse() == null ? 0 : visit.lapse().elapsed());
            assertThat(cursor.working())
                    .isEqualTo(visit.lapse() == null ? 0 : visit.lapse().working());
            assertThat(cursor.burnt()).isEqualTo(visit.burnt());
            assertThat(cursor.breachesBefore(Long.MAX_VALUE))
                    .isEqualTo(visit.breaches().size());
        }
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void countsBreachesThatHaveHappened() {
        var cursor = new VisitTrace.VisitCursor();
        cursor.open(VisitTrace.encode(
                List.of(new TracedVisit(key("A"), NOW, null, 0, List.of(NOW + 1, NOW + 2))), key -> 0));
        cursor.next();

        assertThat(cursor.breachesBefore(NOW + 1)).isZero();
        assertThat(cursor.breachesBefore(NOW + 2)).isEqualTo(1);
        assertThat(cursor.breachesBefore(NOW + 3)).isEqualTo(2);
    }

    private static VisitKey key(String activity) {
        return new VisitKey("ticket", 1, activity, "userTask");
    }
}
