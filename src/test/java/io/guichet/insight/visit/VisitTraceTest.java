package io.guichet.insight.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.insight.packed.ByteBlocks;
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
        var cursor = cursor(visits);

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
        var cursor = cursor(List.of(new TracedVisit(key("A"), NOW, null, 0, List.of(NOW + 1, NOW + 2))));
        cursor.next();

        assertThat(cursor.breachesBefore(NOW + 1)).isZero();
        assertThat(cursor.breachesBefore(NOW + 2)).isEqualTo(1);
        assertThat(cursor.breachesBefore(NOW + 3)).isEqualTo(2);
    }

    @Test
    void readsNoVisitsOfATicketWithoutThem() {
        assertThat(cursor(List.of()).next()).isFalse();
    }

    /** Between those of other tickets, and copied as after many changes. */
    private static VisitTrace.VisitCursor cursor(List<TracedVisit> visits) {
        var blocks = new ByteBlocks.Appender(ByteBlocks.NONE);
        var other = List.of(new TracedVisit(key("C"), NOW, new Lapse(9, 9), 9, List.of()));
        write(other, blocks);
        var address = write(visits, blocks);
        write(other, blocks);
        var copies = new ByteBlocks.Appender(ByteBlocks.NONE);
        var copy = VisitTrace.copy(address, blocks.all(), copies);
        write(other, copies);

        var cursor = new VisitTrace.VisitCursor(copies.all());
        cursor.open(copy);
        return cursor;
    }

    private static int write(List<TracedVisit> visits, ByteBlocks.Appender blocks) {
        return VisitTrace.write(visits, key -> key.activity().charAt(0) * 1_000, blocks);
    }

    private static VisitKey key(String activity) {
        return new VisitKey("ticket", 1, activity, "userTask");
    }
}
