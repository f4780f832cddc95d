package io.guichet.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.ApiClient;
import io.guichet.Desk;
import io.guichet.DeskTest;
import io.guichet.brand.Brands;
import io.guichet.insight.metric.RandomLives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The views for reports are as documented, and agree with the API. */
@DeskTest
@Tag("h2")
class SqlViewsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Brands brands;

    @Autowired
    private JdbcClient db;

    @Test
    void columnsAreAsDocumented() throws IOException {
        assertThat(documented()).hasSize(5).isEqualTo(existing());
    }

    /** Name and type of each column, by view. */
    private Map<String, List<String>> existing() {
        var views = new LinkedHashMap<String, List<String>>();
        db.sql("select table_name, column_name, data_type from information_schema.columns order by ordinal_position")
                .query(row -> {
                    var view = row.getString("table_name").toLowerCase(Locale.ROOT);
                    if (view.startsWith("insight_")) {
                        var type = row.getString("data_type")
                                .toLowerCase(Locale.ROOT)
                                .replace("character varying", "varchar");
                        views.computeIfAbsent(view, name -> new ArrayList<>())
                                .add(row.getString("column_name").toLowerCase(Locale.ROOT) + " " + type);
                    }
                });
        return views;
    }

    private static Map<String, List<String>> documented() throws IOException {
        var views = new LinkedHashMap<String, List<String>>();
        List<String> columns = new ArrayList<>();
        for (var line : Files.readAllLines(Path.of("docs/sql-views.md"))) {
            if (line.startsWith("## ")) {
                columns = new ArrayList<>();
                if (line.startsWith("## insight_")) {
                    views.put(line.substring(3), columns);
                }
            } else if (line.startsWith("| ") && !line.startsWith("| column ")) {
                var cells = line.split("\\|", -1);
                columns.add(cells[1].strip() + " " + cells[2].strip());
            }
        }
        return views;
    }

    @Test
    void rowsAgreeWithTheExports() {
        desk.advancesTime(Duration.ofDays(100));
        var day = LocalDate.ofInstant(desk.now(), brands.get("parcels").zone());
        new RandomLives(desk, 21).live(100);
        var period = "brand=parcels&from=%s&to=%s".formatted(day, day.plusDays(40));
        var manager = ApiClient.as("manager", port);

        for (var table : Map.of("tickets", "insight_ticket", "clocks", "insight_clock", "visits", "insight_visit")
                .entrySet()) {
            var exported = manager.get("/api/insight/%s?%s".formatted(table.getKey(), period))
                    .body()
                    .path("items");
            assertThat(exported).isNotEmpty();
            assertThat(count(
                            "%s v join insight_ticket t on t.number = v.number where t.brand = 'parcels' and t.received_at >= :from"
                                    .formatted(table.getValue()),
                            day))
                    .as(table.getKey())
                    .isEqualTo(exported.size());
        }
    }

    private long count(String rows, LocalDate day) {
        return db.sql("select count(*) from " + rows)
                .param("from", day.atStartOfDay(brands.get("parcels").zone()).toInstant())
                .query(Long.class)
                .single();
    }

    @Test
    void restrictedAndMergedTicketsAreLeftOut() {
        var restricted = desk.opens("vimeo", Map.of("requestType", "vulnerability", "plan", "free"));
        var kept = desk.opens("parcels", Map.of());
        var merged = desk.opens("parcels", Map.of());
        desk.merges(merged, kept);
        ApiClient.as("manager", port).get("/api/insight/summary?brand=parcels");

        assertThat(db.sql("select number from insight_ticket where number in (:numbers)")
                        .param("numbers", List.of(restricted, kept, merged))
                        .query(String.class)
                        .list())
                .containsExactly(kept);
        assertThat(db.sql("select number from metric_ticket where number in (:numbers)")
                        .param("numbers", List.of(restricted, kept, merged))
                        .query(String.class)
                        .list())
                .hasSize(3);
    }
}
