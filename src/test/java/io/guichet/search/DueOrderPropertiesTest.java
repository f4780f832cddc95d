package io.guichet.search;

import static io.guichet.search.TicketFields.dueOrder;
import static io.guichet.search.TicketFields.dueSortKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ticket.DueSortKeys;
import java.time.Instant;
import java.util.Comparator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The place in the index never contradicts the order of the lists, by sort key and number. */
class DueOrderPropertiesTest {

    private record Place(Instant dueSortKey, String number) {}

    private static final Comparator<Place> LISTED =
            Comparator.comparing(Place::dueSortKey).thenComparing(Place::number);

    @Property
    void aLaterPlaceHasNoLowerValue(@ForAll("places") Place one, @ForAll("places") Place other) {
        var values =
                Long.compare(dueOrder(one.dueSortKey(), one.number()), dueOrder(other.dueSortKey(), other.number()));

        assertThat(values).isIn(0, Integer.signum(LISTED.compare(one, other)));
    }

    @Property
    void closedTicketsHaveValuesByElevenCharacters(@ForAll("numbers") String one, @ForAll("numbers") String other) {
        var equal = dueOrder(DueSortKeys.CLOSED, one) == dueOrder(DueSortKeys.CLOSED, other);

        assertThat(equal).isEqualTo(one.substring(0, 11).equals(other.substring(0, 11)));
    }

    @Property
    void theSortKeyCanBeReadFromTheValue(@ForAll("places") Place place) {
        var isSortKey = place.dueSortKey().isBefore(DueSortKeys.WITHOUT_DUE_DATE)
                || place.dueSortKey().equals(DueSortKeys.WITHOUT_DUE_DATE)
                || place.dueSortKey().equals(DueSortKeys.CLOSED);
        Assume.that(isSortKey);

        assertThat(dueSortKey(dueOrder(place.dueSortKey(), place.number()))).isEqualTo(place.dueSortKey());
    }

    @Provide
    Arbitrary<Place> places() {
        var due = Arbitraries.longs()
                .between(0, DueSortKeys.CLOSED.getEpochSecond())
                .map(Instant::ofEpochSecond);
        var keys = Arbitraries.oneOf(
                due,
                Arbitraries.of(
                        DueSortKeys.WITHOUT_DUE_DATE, DueSortKeys.CLOSED, Instant.parse("2026-12-01T08:00:00Z")));
        return Combinators.combine(keys, numbers()).as(Place::new);
    }

    @Provide
    Arbitrary<String> numbers() {
        var random = Arbitraries.strings().withChars("2ACZ").ofLength(8);
        return Combinators.combine(Arbitraries.of("HC", "ZO", "ZOO", "PARCELS2"), random)
                .as((prefix, rest) -> prefix + "-" + rest);
    }
}
