package io.guichet.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.Desk;
import io.guichet.DeskTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine stores numbers and decisions; customer text is stored in the desk's tables only. */
@DeskTest
@Tag("h2")
class NoCustomerTextInEngineTest {

    private static final String CUSTOMER_TEXT = "Rumpelstiltskin";

    @Autowired
    private Desk desk;

    @Autowired
    private DataSource database;

    @Test
    void storesNoCustomerTextInEngineTables() throws SQLException {
        var number = walkThroughAllTasks();

        assertThat(desk.messageTexts(number)).anyMatch(text -> text.contains(CUSTOMER_TEXT));
        assertThat(columnsContaining(number))
                .as("the engine knows the ticket")
                .contains("ACT_HI_PROCINST.BUSINESS_KEY_");
        assertThat(columnsContaining(CUSTOMER_TEXT)).isEmpty();
    }

    private String walkThroughAllTasks() {
        var number = desk.asks("parcels", Map.of("topic", "account-data"), CUSTOMER_TEXT + " asks");
        desk.submitsRequest(number);
        desk.completes(number, "triage", "agent", Map.of("impact", "down", "product", CUSTOMER_TEXT));
        desk.completes(number, "identity-check", "agent", Map.of("outcome", "CONFIRMED", "note", CUSTOMER_TEXT));
        desk.completes(
                number,
                "answer",
                "agent",
                Map.of("outcome", "ASK_CUSTOMER", "reply", CUSTOMER_TEXT, "note", CUSTOMER_TEXT));
        desk.firesTimer(number, "Event_ReminderDue");
        desk.customerWrites(number, CUSTOMER_TEXT);
        desk.completes(number, "answer", "agent", Map.of("outcome", "ESCALATE_DEVELOPER", "note", CUSTOMER_TEXT));
        desk.completes(
                number,
                "developer-work",
                "developer",
                Map.of("outcome", "AWAIT_ISSUE", "note", CUSTOMER_TEXT, "issueKey", CUSTOMER_TEXT));
        desk.firesTimer(number, "Event_IssueCheckDue");
        desk.completes(
                number,
                "developer-work",
                "developer",
                Map.of("outcome", "SOLVE", "note", CUSTOMER_TEXT, "reply", CUSTOMER_TEXT));
        desk.rates(number, 1, CUSTOMER_TEXT);
        desk.completes(number, "lead-decision", "lead", Map.of("outcome", "CONTINUE", "note", CUSTOMER_TEXT));
        desk.customerWrites(number, CUSTOMER_TEXT + " again");
        desk.splits(number, CUSTOMER_TEXT + " too");
        desk.withdraws(number);
        return number;
    }

    private List<String> columnsContaining(String text) throws SQLException {
        var matches = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var column : columns(connection)) {
                if (contains(connection, column, text)) {
                    matches.add(column.toUpperCase(Locale.ROOT));
                }
            }
        }
        return matches;
    }

    private static List<String> columns(Connection connection) throws SQLException {
        var columns = new ArrayList<String>();
        try (var all = connection.getMetaData().getColumns(null, null, "%", "%")) {
            while (all.next()) {
                var table = all.getString("TABLE_NAME");
                if (table.toUpperCase(Locale.ROOT).matches("ACT_(RU|HI|GE)_.*")) {
                    columns.add(table + "." + all.getString("COLUMN_NAME"));
                }
            }
        }
        assertThat(columns).hasSizeGreaterThan(300);
        return columns;
    }

    private static boolean contains(Connection connection, String column, String text) throws SQLException {
        var name = column.split("\\.");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select %s from %s".formatted(name[1], name[0]))) {
            while (rows.next()) {
                if (value(rows).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String value(ResultSet row) throws SQLException {
        var value = row.getObject(1);
        if (value instanceof byte[] || value instanceof java.sql.Blob) {
            return new String(row.getBytes(1), StandardCharsets.ISO_8859_1);
        }
        return value == null ? "" : row.getString(1);
    }
}
