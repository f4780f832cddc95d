package io.guichet;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * How PostgreSQL would execute a statement of any values.
 *
 * @param lines as {@code explain} prints them
 */
record PostgresPlan(List<String> lines) {

    private static final String WHOLE = "Seq Scan on ";

    /** Whether it is a statement with a condition; insertions have none. */
    static boolean canBeExplained(String sql) {
        var verb = sql.strip().toLowerCase(Locale.ROOT);
        return verb.startsWith("select")
                || verb.startsWith("with")
                || verb.startsWith("update")
                || verb.startsWith("delete");
    }

    /** The plan that reads no table whole for which an index answers. What it reads whole even so has no index. */
    static PostgresPlan of(String sql, DataSource database) {
        return of(sql, database, List.of("set local enable_seqscan = off"));
    }

    /** The plan on a new database: these tables are empty, and PostgreSQL knows nothing about them. */
    static PostgresPlan ofNewTables(String sql, DataSource database, List<String> tables) {
        return of(
                sql,
                database,
                tables.stream()
                        .map("create temporary table %1$s (like public.%1$s including all)"::formatted)
                        .toList());
    }

    private static PostgresPlan of(String sql, DataSource database, List<String> preparations) {
        var numbered = new StringBuilder();
        var values = new ArrayList<String>();
        var quoted = false;
        for (var character : sql.toCharArray()) {
            quoted ^= character == '\'';
            if (character == '?' && !quoted) {
                values.add("null");
                numbered.append('$').append(values.size());
            } else {
                numbered.append(character);
            }
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local plan_cache_mode = force_generic_plan");
            for (var preparation : preparations) {
                statement.execute(preparation);
            }
            statement.execute("prepare explained as " + numbered);
            var plan = new ArrayList<String>();
            var arguments = values.isEmpty() ? "" : "(" + String.join(",", values) + ")";
            try (var rows = statement.executeQuery("explain (costs off) execute explained" + arguments)) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            statement.execute("deallocate explained");
            connection.rollback();
            return new PostgresPlan(plan);
        } catch (SQLException e) {
            throw new IllegalArgumentException(sql, e);
        }
    }

    /** What each index is asked for. */
    List<String> indexConditions() {
        return lines.stream().filter(line -> line.contains("Index Cond:")).toList();
    }

    Set<String> tablesReadWhole() {
        var tables = new TreeSet<String>();
        for (var line : lines) {
            var at = line.indexOf(WHOLE);
            if (at >= 0) {
                tables.add(line.substring(at + WHOLE.length()).split(" ")[0]);
            }
        }
        return tables;
    }
}
