package io.guichet.policy;

import io.guichet.brand.Brand;
import io.guichet.policy.Table.MatchedRow;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The opening hours of a brand by its support-hours table, each with the row that gave it. A table without a row for the
 * values throws {@link NoMatchingRow}.
 */
@Component
public class SupportHours {

    private static final String TABLE = "support-hours";
    private static final String CALENDAR = "calendar";

    /** Calendar name that stands for a channel. */
    private static final String CHANNEL_CALENDAR = "channel";

    private final Tables tables;

    SupportHours(Tables tables) {
        this.tables = tables;
    }

    /** The hours of a channel for a ticket with these attributes; empty when it is not offered. */
    public DecisionResult<Optional<BusinessHours>> forChannel(
            Brand brand, TicketAttributes attributes, String channel) {
        return forCalendar(brand, attributes.with("channel", channel), CHANNEL_CALENDAR);
    }

    /** The hours that the table has under that name; empty when it has none for these attributes. */
    public DecisionResult<Optional<BusinessHours>> forCalendar(
            Brand brand, TicketAttributes attributes, String calendar) {
        return forCalendar(brand, attributes, calendar, null);
    }

    /** The same in that version of the table; null for the latest one. */
    DecisionResult<Optional<BusinessHours>> forCalendar(
            Brand brand, TicketAttributes attributes, String calendar, TableVersion version) {
        var inputs = attributes.tableInputs(brand);
        inputs.put(CALENDAR, calendar);
        var row = tables.row(brand, TABLE, version, inputs);
        var hours = row.isTrue("offered")
                ? new BusinessHours(row.required("hours"), zone(row), row.text("holidays"), row.reason())
                : null;
        return new DecisionResult<>(Optional.ofNullable(hours), row.reason());
    }

    private static ZoneId zone(MatchedRow row) {
        try {
            return ZoneId.of(row.required("zone"));
        } catch (DateTimeException unknown) {
            throw row.invalid("zone");
        }
    }

    /** Names of the table's calendars other than channels, in its order. */
    public Set<String> calendars(Brand brand) {
        return tables.columns(brand, TABLE).stream()
                .filter(column -> column.expression().equals(CALENDAR))
                .flatMap(column -> column.stringLiterals().stream())
                .filter(name -> !name.equals(CHANNEL_CALENDAR))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
