package io.guichet.twin;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of one ticket by plain JDBC. */
final class SlowRows {

    private SlowRows() {}

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> read(Connection connection, String sql, String number, RowReader<T> reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, number);
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static long percentile(List<Long> values, int percent) {
        var sorted = values.stream().sorted().toList();
        for (var value : sorted) {
            var notGreater = sorted.stream().filter(other -> other <= value).count();
            if (notGreater * 100 >= (long) percent * sorted.size()) {
                return value;
            }
        }
        throw new IllegalStateException("no values");
    }
}
