package io.guichet.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Values of columns for which JDBC has no type of its own; a null column is read as null. */
public final class Columns {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Columns() {}

    /** An instant of a {@code timestamp with time zone} column; it is written by passing it as a parameter. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The instant as it is read back: in whole microseconds, the precision of the databases. */
    public static Instant stored(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** A JSON document that {@link #toJson} has written. */
    public static <T> T json(ResultSet row, String column, TypeReference<T> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : fromJson(text, type);
    }

    public static <T> T fromJson(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON cannot be read: " + text, e);
        }
    }

    public static String toJson(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
