package io.guichet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The insert statements of {@link TicketCopies}: every column of a template's rows, with numbers, ids and times of the copy. */
final class TicketCopyStatements {

    /** Ids of the engine that belong to one process instance; those of definitions stay. All of them end in the same node id. */
    private static final Set<String> ENGINE_IDS = Set.of(
            "id_",
            "proc_inst_id_",
            "process_instance_id_",
            "root_proc_inst_id_",
            "super_process_instance_id_",
            "execution_id_",
            "parent_id_",
            "super_exec_",
            "task_id_",
            "parent_task_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "call_proc_inst_id_",
            "var_scope_",
            "resource_id_");

    private static final List<String> RUNTIME_TABLES =
            List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_ru_job", "act_ru_event_subscr");

    private static final List<String> HISTORY_TABLES =
            List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst");

    /** Whether demo runs have closed restricted tickets depends on their hour; each of these databases has some. */
    private static final String RESTRICTED_LATER = "(not c.open and t.brand = 'vimeo' and c.n % 10 = 0)";

    private static final String FAR_FUTURE = "timestamp '9000-01-01'";

    private final JdbcTemplate jdbc;
    private final Map<String, String> idsByTable = new LinkedHashMap<>();

    TicketCopyStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The largest first. */
    List<String> all() {
        List.of("message", "clock_trigger", "ledger_entry", "timeline_entry", "email", "survey", "deprioritisation")
                .forEach(this::numberRows);
        createProcesses();
        jdbc.execute("drop table if exists speed_effective_trigger");
        jdbc.execute(
                "create table speed_effective_trigger as select distinct l.trigger_id as id from ledger_entry l join speed_template s on s.number = l.number where l.trigger_id is not null");
        jdbc.execute("analyze speed_effective_trigger");
        var statements = new ArrayList<String>();
        statements.add(insert("ledger_entry", byNumber("ledger_entry") + references("run_id", "ledger_entry")
                        + references("trigger_id", "clock_trigger") + references("revokes", "ledger_entry"),
                Map.of("id", newId("ledger_entry", "o"), "actor", actor("actor"), "run_id", newId("ledger_entry", "r_run_id"),
                        "trigger_id", newId("clock_trigger", "r_trigger_id"), "revokes", newId("ledger_entry", "r_revokes"))));
        statements.add(insert("message", byNumber("message") + texts("c.n * 64 + o.ordinal"),
                Map.of("id", newId("message", "o"), "author", actor("author"), "on_behalf_of", actor("on_behalf_of"),
                        "body", "t.body || " + moreText("c.n * 64 + o.ordinal"))));
        statements.add(insert("timeline_entry", byNumber("timeline_entry"),
                Map.of("id", newId("timeline_entry", "o"), "actor", actor("actor"))));
        statements.add(insert("clock_trigger", byNumber("clock_trigger") + references("message", "message")
                        + references("revokes", "clock_trigger")
                        // Of closed tickets only those that the ledger refers to
                        + " where c.open or t.id in (select id from speed_effective_trigger)",
                Map.of("id", newId("clock_trigger", "o"), "actor", actor("actor"), "message", newId("message", "r_message"),
                        "revokes", newId("clock_trigger", "r_revokes"))));
        statements.add(insert("email", byNumber("email") + " where c.open or o.ordinal = 0",
                // No mail server was down for years.
                Map.of("id", newId("email", "o"), "recipient", actor("recipient"),
                        "state", "'SENT'", "sent_at", "coalesce(t.sent_at, t.created_at)")));
        statements.add(insert("ticket", "join ticket t on t.number = c.template" + references("last_seen_message", "message")
                        + texts("c.n"),
                Map.of("customer_id", "c.customer_id", "subject", subject(), "link_token", "md5('a' || c.n) || md5('b' || c.n)",
                        "restricted", "t.restricted or " + RESTRICTED_LATER,
                        "team", "case when %s then 'vimeo-security' else t.team end".formatted(RESTRICTED_LATER),
                        "last_seen_message", "coalesce(%s, 0)".formatted(newId("message", "r_last_seen_message")))));
        statements.add(insert("question", "join question t on t.number = c.template" + texts("c.n"),
                Map.of("customer_id", "c.customer_id", "subject", subject(), "text", "t.text || " + moreText("c.n"))));
        for (var table : HISTORY_TABLES) {
            statements.add(insertEngineRows(table, "proc_inst_id_"));
        }
        for (var table : RUNTIME_TABLES) {
            statements.add(insertEngineRows(
                    table, table.equals("act_ru_job") ? "process_instance_id_" : "proc_inst_id_"));
        }
        statements.add(insertTaskRows("act_ru_identitylink", "task_id_"));
        statements.add(insertTaskRows("act_ru_authorization", "resource_id_"));
        statements.add(insert("ticket_deadline", "join ticket_deadline t on t.number = c.template", Map.of()));
        statements.add(insert("survey", byNumber("survey"), Map.of("id", newId("survey", "o"), "answered_by", actor("answered_by"))));
        statements.add(insert("deprioritisation", byNumber("deprioritisation"), Map.of("id", newId("deprioritisation", "o"))));
        statements.add(insert("deadline_warning", "join deadline_warning t on t.number = c.template" + references("ledger_entry", "ledger_entry"),
                Map.of("ledger_entry", newId("ledger_entry", "r_ledger_entry"))));
        addMetrics(statements);
        statements.add("insert into customer (id, brand, email, name, language, plan, add_on, package, region, created_at) select id, brand, email, name, language, plan, add_on, package, region, created_at from speed_customer");
        return statements;
    }

    /** The metrics of a copy are those of its template at other times; the hours of the week of open copies are not moved. */
    private void addMetrics(List<String> statements) {
        for (var table : List.of("metric_ticket", "metric_response", "metric_solution")) {
            statements.add(insert(table, "join %1$s t on t.number = c.template".formatted(table), Map.of()));
        }
        statements.add(insert(
                "metric_clock",
                "join metric_clock t on t.number = c.template join speed_ordinal_ledger_entry o on o.id = t.run_id",
                Map.of("run_id", newId("ledger_entry", "o"))));
        statements.add(insert(
                "metric_visit",
                "join metric_visit t on t.number = c.template",
                Map.of("id", "left(t.id, -8) || to_hex(1879048192 + c.n)")));
        statements.add(insert(
                "metric_breach",
                "join metric_breach t on t.number = c.template join speed_ordinal_ledger_entry o on o.id = t.run_id",
                Map.of(
                        "run_id", newId("ledger_entry", "o"),
                        "visit", "left(t.visit, -8) || to_hex(1879048192 + c.n)")));
    }

    /** Numbers the rows of each template, so that the ids of its copies can be computed. */
    private void numberRows(String table) {
        jdbc.execute("drop table if exists speed_ordinal_" + table);
        jdbc.execute(
                "create table speed_ordinal_%1$s as select x.id, row_number() over (partition by x.number order by x.id) - 1 as ordinal from %1$s x join speed_template s on s.number = x.number"
                        .formatted(table));
        jdbc.execute("analyze speed_ordinal_" + table);
        var rows = jdbc.queryForMap(
                "select coalesce(max(o.ordinal), 0) + 1 as size, (select coalesce(max(id), 0) from %1$s) as last from speed_ordinal_%1$s o"
                        .formatted(table));
        idsByTable.put(table, "(%s + c.n * %s + %%s.ordinal)".formatted(rows.get("last"), rows.get("size")));
    }

    private String newId(String table, String ordinals) {
        return idsByTable.get(table).formatted(ordinals);
    }

    private static String byNumber(String table) {
        return "join %1$s t on t.number = c.template join speed_ordinal_%1$s o on o.id = t.id".formatted(table);
    }

    /** A reference to a row of another ticket is dropped. */
    private static String references(String column, String table) {
        return " left join speed_ordinal_%2$s r_%1$s on r_%1$s.id = t.%1$s".formatted(column, table);
    }

    private static String actor(String column) {
        return "case when t.%1$s = c.template_email then c.email else t.%1$s end".formatted(column);
    }

    /** Two sentences of help articles. */
    private String texts(String n) {
        return " join speed_sentence s1 on s1.language = c.language and s1.number = pick(%1$s, 11, %2$s) join speed_sentence s2 on s2.language = c.language and s2.number = pick(%1$s, 12, %2$s) join speed_title s3 on s3.language = c.language and s3.number = pick(%1$s, 13, %3$s)"
                .formatted(n, smallest("speed_sentence"), smallest("speed_title"));
    }

    private long smallest(String table) {
        return jdbc.queryForObject(
                "select min(size) from (select count(*) as size from %s group by language) sizes".formatted(table),
                Long.class);
    }

    private static String moreText(String n) {
        return "E'\\n\\n' || s1.text || ' ' || s2.text || case when (%1$s) %% 4 = 0 then E'\\n\\n' || case c.language when 'fr' then 'Référence ' else 'Reference ' end || ticket_code(pick(%1$s, 14, 656100000000)) else '' end"
                .formatted(n)
                .replace("%%", "%");
    }

    private static String subject() {
        return "left(t.subject || ' – ' || s3.text, 300)";
    }

    /** The process instances of the templates with their called ones. */
    private void createProcesses() {
        jdbc.execute("drop table if exists speed_process");
        jdbc.execute(
                """
                create table speed_process as
                select distinct e.proc_inst_id_ as id, r.business_key_ as number
                from act_ru_execution e
                  join act_ru_execution r on r.id_ = e.root_proc_inst_id_
                  join speed_template s on s.number = r.business_key_ and s.open""");
        jdbc.execute("analyze speed_process");
    }

    private String insertEngineRows(String table, String instance) {
        return insert(
                table,
                "join speed_process p on p.number = c.template join %s t on t.%s = p.id".formatted(table, instance),
                Map.of());
    }

    /** Rows that belong to a task. */
    private String insertTaskRows(String table, String task) {
        return insert(
                table,
                "join speed_process p on p.number = c.template join act_ru_task k on k.proc_inst_id_ = p.id join %s t on t.%s = k.id_"
                        .formatted(table, task),
                Map.of());
    }

    private String insert(String table, String from, Map<String, String> values) {
        var columns = jdbc.queryForList(
                "select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' order by ordinal_position",
                table);
        return "insert into %s (%s) select %s from speed_copy c %s"
                .formatted(
                        table,
                        columns.stream()
                                .map(column -> column.get("column_name").toString())
                                .collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(column -> values.getOrDefault(
                                        column.get("column_name").toString(),
                                        value(
                                                table,
                                                column.get("column_name").toString(),
                                                column.get("data_type").toString())))
                                .collect(Collectors.joining(", ")),
                        from);
    }

    private static String value(String table, String column, String type) {
        if (table.equals("act_ru_job") && column.equals("duedate_")) {
            // No timer is due before later measurements are over.
            return "case when t.duedate_ > %s then t.duedate_ else t.duedate_ + (1 + pick(c.n, 15, 40)) * interval '1 day' end"
                    .formatted(FAR_FUTURE);
        }
        if (table.startsWith("act_")) {
            if (ENGINE_IDS.contains(column)) {
                return "left(t.%1$s, -8) || to_hex(1879048192 + c.n)".formatted(column);
            }
            if (column.equals("assignee_") || column.equals("user_id_")) {
                // Each demo user stands for three hundred colleagues.
                return "t.%1$s || case pick(c.n, 16, 300) when 0 then '' else '-' || pick(c.n, 16, 300) end".formatted(column);
            }
            if (column.equals("business_key_") || column.equals("text_")) {
                return "case when t.%1$s = c.template then c.number else t.%1$s end".formatted(column);
            }
        } else if (column.equals("number")) {
            return "c.number";
        }
        return switch (type) {
            case "timestamp with time zone", "timestamp without time zone" -> "t.%s + c.shift".formatted(column);
            default -> "t." + column;
        };
    }
}
