package io.guichet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guichet.DeskTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ColumnsTest {

    @Autowired
    private JdbcClient db;

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T01:30:00Z", "1999-12-31T23:59:59.123456Z", "9999-01-01T00:00:00Z"})
    void readsTheInstantThatWasWritten(Instant instant) {
        assertThat(roundTrip(instant)).isEqualTo(instant);
    }

    @Test
    void readsNullWhereThereIsNoInstant() {
        assertThat(roundTrip(null)).isNull();
    }

    @Test
    void readsTheJsonThatWasWritten() {
        var attributes = Map.<String, Object>of("plan", "pro", "premium", true);

        assertThat(jsonOf(Columns.toJson(attributes))).isEqualTo(attributes);
    }

    @Test
    void readsNullWhereThereIsNoJson() {
        assertThat(jsonOf(null)).isNull();
    }

    private Instant roundTrip(Instant instant) {
        return db.sql("select cast(:value as timestamp(6) with time zone) as result")
                .param("value", instant)
                .query((row, index) -> new Read<>(Columns.instant(row, "result")))
                .single()
                .value();
    }

    private Map<String, Object> jsonOf(String text) {
        return db.sql("select cast(:value as varchar(4000)) as result")
                .param("value", text)
                .query((row, index) ->
                        new Read<>(Columns.json(row, "result", new TypeReference<Map<String, Object>>() {})))
                .single()
                .value();
    }

    private record Read<T>(T value) {}
}
