package io.guichet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies the tickets of a database until it has the wanted number, on the server. Open copies get rows of the engine;
 * the engine's history of closed ones counts as cleaned up. The same tickets give the same copies.
 */
final class TicketCopies {

    private static final int THREADS = 3;

    /** Time by which a copy is older than its template: most open ones less than a week, closed ones up to two years. */
    private static final String OPEN_AGE = "power(pick(n, 7, 100000) / 100000.0, 3) * interval '20 days'";

    private static final String CLOSED_AGE =
            "(1 + pick(n, 8, 104)) * interval '7 days' + pick(n, 9, 1800) * interval '1 second'";

    private static final String FIRST_NAMES =
            "Camille,Oliver,Hélène,Ingrid,Jules,Amélie,Thomas,Noor,Lucas,Annika,Chloé,James,Zoé,Maëlle,Robert,Björn,Emma,François,Sofia,Daniel,Inès,Hugo,Grace,Anaïs,Peter,Lina,Mathéo,Alice,Karim,Julia";

    private static final String LAST_NAMES =
            "Perrin,Bennett,Marchand,Solberg,Lefèvre,Müller,Garcia,Haddad,Moreau,Berg,Nguyen,Roussel,O’Connor,Dubois,Smith,Lambert,Gauthier,Weiß,Fontaine,Taylor,Benali,Rossi,Girard,Walker,Chevalier,Kowalski,Leroy,Hughes,Bonnet,Sørensen,Martin,Keller,Blanc,Wright,Fabre,Novak,Renaud,Green,Morin,Schmidt";

    private final SpeedDatabase database;
    private final int total;

    TicketCopies(SpeedDatabase database, int total) {
        this.database = database;
        this.total = total;
    }

    void insert(Map<String, List<String>> sentences, Map<String, List<String>> titles) throws Exception {
        List<String> inserts;
        List<String> indexes;
        try (var connection = database.connect()) {
            var jdbc = jdbc(connection);
            createFunctions(jdbc);
            storeTexts(jdbc, "speed_sentence", sentences);
            storeTexts(jdbc, "speed_title", titles);
            createCopies(jdbc);
            inserts = new TicketCopyStatements(jdbc).all();
            indexes = dropIndexes(jdbc);
        }
        inParallel(inserts);
        inParallel(indexes);
        try (var connection = database.connect()) {
            var jdbc = jdbc(connection);
            restartIdentities(jdbc);
            jdbc.execute("vacuum analyze");
            jdbc.execute("create table speed_copies_complete as select count(*) as tickets from ticket");
        }
    }

    private static JdbcTemplate jdbc(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    private static void createFunctions(JdbcTemplate jdbc) {
        // A number below size that depends on n and salt only
        jdbc.execute(
                """
                create or replace function pick(n bigint, salt bigint, size bigint) returns bigint immutable language sql as
                $$ select (hashint8extended(n, salt) & 9223372036854775807) % size $$""");
        // Eight characters of the alphabet of ticket numbers
        jdbc.execute(
                """
                create or replace function ticket_code(m bigint) returns text immutable language sql as
                $$ select string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (m / power(30, p)::bigint % 30)::int, 1), '')
                  from generate_series(0, 7) p $$""");
    }

    private static void storeTexts(JdbcTemplate jdbc, String table, Map<String, List<String>> texts) {
        jdbc.execute("drop table if exists " + table);
        jdbc.execute("create table %s (language text, number bigint, text text)".formatted(table));
        var rows = new ArrayList<Object[]>();
        texts.forEach((language, all) -> {
            for (int number = 0; number < all.size(); number++) {
                rows.add(new Object[] {language, number, all.get(number)});
            }
        });
        jdbc.batchUpdate("insert into %s values (?, ?, ?)".formatted(table), rows);
    }

    /** One row for each new ticket, and the customers. */
    private void createCopies(JdbcTemplate jdbc) {
        jdbc.execute("drop table if exists speed_template, speed_slot, speed_customer, speed_copy");
        // Merged and split tickets refer to others and are left out, and imported tickets have no process.
        jdbc.execute(
                """
                create table speed_template as
                select t.number, t.brand, t.language, t.status <> 'CLOSED' as open, c.email as email
                from ticket t join question q on q.number = t.number join customer c on c.id = t.customer_id
                where t.merged_into is null and q.split_from is null
                  and not exists (select from ticket o where o.merged_into = t.number)
                  and not exists (select from question o where o.split_from = t.number)
                  and not exists (select from ticket_import i where i.number = t.number)""");
        // Nearly all open copies have a task.
        jdbc.execute(
                """
                create table speed_slot as
                select s.*, row_number() over (partition by s.open order by t.received_at, t.subject, weight) - 1 as slot
                from speed_template s join ticket t on t.number = s.number
                  cross join lateral generate_series(1, case when exists (select from act_ru_task k
                    join act_ru_execution e on e.id_ = k.proc_inst_id_ where e.business_key_ = s.number) then 20 else 1 end) weight""");
        var brands = jdbc.queryForList("select distinct brand from speed_template order by 1", String.class);
        jdbc.execute(
                """
                create table speed_customer as
                select (select max(id) from customer) + 1 + j * %d + array_position(array['%s'], d.brand) - 1 as id, d.brand, j as number,
                  lower(translate(f || '.' || l, 'éèëïößø’', 'eeeioso')) || j || '@example.org' as email, f || ' ' || l as name,
                  d.language, d.plan, d.add_on, d.package, d.region, d.created_at - interval '2 years' as created_at
                from generate_series(0, %d - 1) j
                  join (select *, row_number() over (partition by brand order by email) - 1 as slot,
                    count(*) over (partition by brand) as slots from customer
                    where id not in (select t.customer_id from ticket t join ticket_import i on i.number = t.number)) d on d.slot = pick(j, 1, d.slots)
                  cross join lateral (select (string_to_array('%s', ','))[1 + pick(j, 2, 30)::int] as f,
                    (string_to_array('%s', ','))[1 + pick(j, 3, 40)::int] as l) names"""
                        .formatted(
                                brands.size(), String.join("','", brands), customersPerBrand(), FIRST_NAMES, LAST_NAMES));
        jdbc.execute("create index on speed_customer (brand, number)");
        jdbc.execute(
                """
                create table speed_copy as
                select n, t.number as template, t.brand, t.language, t.open, t.email as template_email, c.id as customer_id, c.email,
                  left(t.number, length(t.number) - 8) || ticket_code((n * 387420497 + 123456789) %% 656100000000) as number,
                  case when t.open then -(%s) else -(%s) end as shift
                from generate_series(1::bigint, %d) n
                  join speed_slot t on t.open = (n <= %d)
                    and t.slot = case when n <= %d then pick(n, 4, %d) else pick(n, 4, %d) end
                  join speed_customer c on c.brand = t.brand and c.number = pick(n, 5, %d)"""
                        .formatted(
                                OPEN_AGE,
                                CLOSED_AGE,
                                total,
                                open(),
                                open(),
                                slots(jdbc, "open"),
                                slots(jdbc, "not open"),
                                customersPerBrand()));
        jdbc.execute("create index on speed_copy (template)");
        jdbc.execute("analyze");
        System.out.printf(
                "%,d open and %,d closed templates, %,d copies%n",
                jdbc.queryForObject("select count(*) from speed_template where open", Long.class),
                jdbc.queryForObject("select count(*) from speed_template where not open", Long.class),
                jdbc.queryForObject("select count(*) from speed_copy", Long.class));
    }

    private static long slots(JdbcTemplate jdbc, String condition) {
        return jdbc.queryForObject("select count(*) from speed_slot where " + condition, Long.class);
    }

    private int open() {
        return total * 6 / 100;
    }

    private int customersPerBrand() {
        return total / 20 + 1;
    }

    /** Inserts are faster without indexes; constraints stay. Returns the statements that create them again. */
    private static List<String> dropIndexes(JdbcTemplate jdbc) {
        var indexes = jdbc.queryForList(
                """
                select i.indexname, i.indexdef from pg_indexes i
                where i.schemaname = 'public' and i.tablename !~ '^(act_re|act_id|act_ge|flyway|speed)'
                  and not exists (select from pg_constraint c where c.conindid = i.indexname::regclass)
                order by pg_relation_size(i.indexname::regclass) desc""");
        indexes.forEach(index -> jdbc.execute("drop index " + index.get("indexname")));
        return indexes.stream().map(index -> index.get("indexdef").toString()).toList();
    }

    private void inParallel(List<String> statements) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = statements.stream()
                    .<Callable<Void>>map(sql -> () -> {
                        run(sql);
                        return null;
                    })
                    .toList();
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void run(String sql) throws SQLException {
        var begin = System.nanoTime();
        try (var connection = database.connect()) {
            var jdbc = jdbc(connection);
            // Neither foreign keys nor append-only triggers apply to a replica.
            jdbc.execute("set session_replication_role = replica");
            jdbc.execute(sql);
        }
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        if (seconds > 4) {
            System.out.printf("%d s: %s%n", seconds, sql.lines().findFirst().orElse("").replaceAll("\\(.*", ""));
        }
    }

    private static void restartIdentities(JdbcTemplate jdbc) {
        jdbc.query(
                "select table_name, column_name from information_schema.columns where is_identity = 'YES'",
                row -> {
                    jdbc.execute(
                            "select setval(pg_get_serial_sequence('%1$s', '%2$s'), (select coalesce(max(%2$s), 0) + 1 from %1$s), false)"
                                    .formatted(row.getString(1), row.getString(2)));
                });
    }
}
