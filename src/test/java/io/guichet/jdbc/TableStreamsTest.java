package io.guichet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TableStreamsTest {

    private static final String NUMBERS = "select x from system_range(1, 3) order by x";

    private final DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:table-streams");
    private final TableStreams streams = new TableStreams(database, new DataSourceTransactionManager(database));
    private final List<Integer> read = new ArrayList<>();

    @Test
    void readsAllRows() {
        streams.moment().executeWithoutResult(status -> read(() -> {}));

        assertThat(read).containsExactly(1, 2, 3);
    }

    @Test
    void endsWhenTheDeskStops() {
        assertThatThrownBy(() -> streams.moment().executeWithoutResult(status -> read(streams::stop)))
                .isInstanceOf(CancellationException.class);

        assertThat(read).containsExactly(1);
    }

    private void read(Runnable afterEachRow) {
        try (var numbers = streams.stream(NUMBERS, (row, index) -> row.getInt("x"))) {
            numbers.forEach(number -> {
                read.add(number);
                afterEachRow.run();
            });
        }
    }
}
