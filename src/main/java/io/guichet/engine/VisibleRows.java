package io.guichet.engine;

import io.guichet.access.StaffMember;
import io.guichet.ticket.QueueConditions;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restricts the engine's queries to the tickets that a user may see: in the SQL, each table with rows of tickets is replaced by
 * those rows that belong to a visible one. A hidden ticket then does not exist for any endpoint of the engine.
 *
 * @param brands brands whose tickets are visible
 * @param hiddenNumbers SQL that selects the numbers of the hidden tickets of these brands; empty if there are none
 * @param taskCondition SQL condition of the table {@code V_} of tasks, for a filter of the Tasklist, which no task of a hidden ticket
 *     fulfils; empty if there is none
 */
record VisibleRows(Collection<String> brands, String hiddenNumbers, String taskCondition) {

    /** The tables with rows of process instances, and the column with the instance's id. */
    static final Map<String, String> INSTANCE_COLUMNS = Map.ofEntries(
            Map.entry("ACT_RU_EXECUTION", "PROC_INST_ID_"),
            Map.entry("ACT_RU_TASK", "PROC_INST_ID_"),
            Map.entry("ACT_RU_VARIABLE", "PROC_INST_ID_"),
            Map.entry("ACT_RU_JOB", "PROCESS_INSTANCE_ID_"),
            Map.entry("ACT_RU_EVENT_SUBSCR", "PROC_INST_ID_"),
            Map.entry("ACT_RU_INCIDENT", "PROC_INST_ID_"),
            Map.entry("ACT_RU_EXT_TASK", "PROC_INST_ID_"),
            Map.entry("ACT_HI_PROCINST", "PROC_INST_ID_"),
            Map.entry("ACT_HI_ACTINST", "PROC_INST_ID_"),
            Map.entry("ACT_HI_TASKINST", "PROC_INST_ID_"),
            Map.entry("ACT_HI_VARINST", "PROC_INST_ID_"),
            Map.entry("ACT_HI_DETAIL", "PROC_INST_ID_"),
            Map.entry("ACT_HI_COMMENT", "PROC_INST_ID_"),
            Map.entry("ACT_HI_ATTACHMENT", "PROC_INST_ID_"),
            Map.entry("ACT_HI_OP_LOG", "PROC_INST_ID_"),
            Map.entry("ACT_HI_INCIDENT", "PROC_INST_ID_"),
            Map.entry("ACT_HI_JOB_LOG", "PROCESS_INSTANCE_ID_"),
            Map.entry("ACT_HI_EXT_TASK_LOG", "PROC_INST_ID_"),
            Map.entry("ACT_HI_DECINST", "PROC_INST_ID_"),
            Map.entry("ACT_HI_DEC_IN", "ROOT_PROC_INST_ID_"),
            Map.entry("ACT_HI_DEC_OUT", "ROOT_PROC_INST_ID_"),
            Map.entry("ACT_HI_IDENTITYLINK", "ROOT_PROC_INST_ID_"));

    /** Words that may follow a table without an alias. */
    private static final Set<String> NO_ALIAS = Set.of(
            ("where inner left right full cross natural join on using group order having limit offset fetch union"
                            + " except intersect for")
                    .split(" "));

    private static final ThreadLocal<VisibleRows> CURRENT = new ThreadLocal<>();

    /** What the current user of the engine's endpoints may see; null for the desk itself, which sees everything. */
    static VisibleRows current() {
        return CURRENT.get();
    }

    /** Restricts the queries of this thread until the result is closed. */
    Scope open() {
        CURRENT.set(this);
        return CURRENT::remove;
    }

    /** The time in which the queries of a thread are restricted. */
    interface Scope extends AutoCloseable {

        @Override
        void close();
    }

    static VisibleRows nothing() {
        return new VisibleRows(Set.of(), "", "");
    }

    static VisibleRows of(StaffMember staff, String hiddenNumbers) {
        return new VisibleRows(staff.brands(), hiddenNumbers, "");
    }

    /** The same, with those tasks only that fulfil the condition; no task of a hidden ticket does. */
    VisibleRows withTasks(String condition) {
        return new VisibleRows(brands, hiddenNumbers, condition);
    }

    /** The statement on visible rows only; a statement that is no query is unchanged. */
    String in(String sql) {
        if (!sql.stripLeading().regionMatches(true, 0, "select", 0, "select".length())) {
            return sql;
        }
        var counts = sql.stripLeading().regionMatches(true, 0, "select count(", 0, "select count(".length());
        var restricted = new StringBuilder(sql.length() * 2);
        int at = 0;
        while (at < sql.length()) {
            var end = tokenEnd(sql, at);
            var token = sql.substring(at, end);
            var table = token.toUpperCase(Locale.ROOT);
            if (INSTANCE_COLUMNS.containsKey(table) && !isQualified(sql, at, end)) {
                restricted.append(rows(table, counts));
                if (!hasAlias(sql, end)) {
                    restricted.append(' ').append(table);
                }
            } else {
                restricted.append(token);
            }
            at = end;
        }
        return restricted.toString();
    }

    private String rows(String table, boolean all) {
        var filtered = table.equals("ACT_RU_TASK") && !taskCondition.isEmpty();
        return "(select V_.* from %s V_ where %s%s)"
                .formatted(table, brandCondition(), filtered ? " and " + taskCondition : hiddenCondition(table, all));
    }

    private String brandCondition() {
        return brands.isEmpty()
                ? "V_.TENANT_ID_ is null"
                : "(V_.TENANT_ID_ is null or V_.TENANT_ID_ in (%s))"
                        .formatted(brands.stream().map(VisibleRows::literal).collect(Collectors.joining(", ")));
    }

    /** @param all whether the query visits all rows, as a count does; a page of a list visits few */
    private String hiddenCondition(String table, boolean all) {
        if (hiddenNumbers.isEmpty()) {
            return "";
        }
        var column = INSTANCE_COLUMNS.get(table);
        return all && table.startsWith("ACT_RU_")
                ? " and " + QueueConditions.ofNoHiddenTicket("V_." + column, hiddenNumbers)
                : hiddenEver(column);
    }

    /** One lookup for each row. */
    private String hiddenEver(String column) {
        return """
                 and not exists (select 1 from ACT_HI_PROCINST P_ where P_.PROC_INST_ID_ = V_.%s \
                and P_.BUSINESS_KEY_ in (%s))"""
                .formatted(column, hiddenNumbers);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The end of the word, the quoted text or the single character that begins there. */
    private static int tokenEnd(String sql, int start) {
        var first = sql.charAt(start);
        int end = start + 1;
        if (first == '\'' || first == '"') {
            while (end < sql.length() && sql.charAt(end) != first) {
                end++;
            }
            return Math.min(end + 1, sql.length());
        }
        if (isWordCharacter(first)) {
            while (end < sql.length() && isWordCharacter(sql.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /** Whether the word is a part of a column's name. */
    private static boolean isQualified(String sql, int start, int end) {
        return start > 0 && sql.charAt(start - 1) == '.' || end < sql.length() && sql.charAt(end) == '.';
    }

    private static boolean hasAlias(String sql, int tableEnd) {
        int start = tableEnd;
        while (start < sql.length() && Character.isWhitespace(sql.charAt(start))) {
            start++;
        }
        if (start == sql.length() || !isWordCharacter(sql.charAt(start))) {
            return false;
        }
        return !NO_ALIAS.contains(sql.substring(start, tokenEnd(sql, start)).toLowerCase(Locale.ROOT));
    }

    private static boolean isWordCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
