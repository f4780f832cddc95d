package io.guichet.jdbc;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/**
 * Passes an {@link Instant} parameter as a date-time in UTC, which PostgreSQL's driver asks for, in whole microseconds, the
 * precision of both databases. Every JdbcClient is built on this template.
 */
@Component
class InstantParameterJdbcTemplate extends NamedParameterJdbcTemplate {

    InstantParameterJdbcTemplate(JdbcTemplate template) {
        super(template);
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource parameters, Consumer<PreparedStatementCreatorFactory> customizer) {
        return super.getPreparedStatementCreator(sql, new ConvertedParameters(parameters), customizer);
    }

    @Override
    public int[] batchUpdate(String sql, SqlParameterSource[] rows) {
        return super.batchUpdate(sql, converted(rows));
    }

    @Override
    public int[] batchUpdate(String sql, SqlParameterSource[] rows, KeyHolder keys, String[] keyColumns) {
        return super.batchUpdate(sql, converted(rows), keys, keyColumns);
    }

    private static SqlParameterSource[] converted(SqlParameterSource[] rows) {
        return Stream.of(rows).map(ConvertedParameters::new).toArray(SqlParameterSource[]::new);
    }

    private record ConvertedParameters(SqlParameterSource source) implements SqlParameterSource {

        @Override
        public boolean hasValue(String name) {
            return source.hasValue(name);
        }

        @Override
        public Object getValue(String name) {
            var value = source.getValue(name);
            return value instanceof Instant instant ? Columns.stored(instant).atOffset(UTC) : value;
        }

        @Override
        public int getSqlType(String name) {
            return source.getSqlType(name);
        }

        @Override
        public String getTypeName(String name) {
            return source.getTypeName(name);
        }

        @Override
        public String[] getParameterNames() {
            return source.getParameterNames();
        }
    }
}
