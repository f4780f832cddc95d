package io.guichet.insight.export;

import io.guichet.insight.export.ExportTables.SurveyRow;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.VisitMetrics;
import io.guichet.insight.table.VisitTable;
import io.guichet.insight.visit.VisitQuery;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of exports that are read from tables, some tickets at a time. */
@Component
public class ExportRows {

    private static final int PAGE_SIZE = 1_000;

    private final JdbcClient db;
    private final VisitTable visits;

    ExportRows(JdbcClient db, VisitTable visits) {
        this.db = db;
        this.visits = visits;
    }

    /** Takes rows one by one. */
    public interface RowConsumer<T> {
        void accept(T row) throws IOException;
    }

    /** The survey of each occurrence with its comment; {@code at} is when it was sent. */
    public void surveys(List<Occurrence> sent, RowConsumer<SurveyRow> consumer) throws IOException {
        for (int from = 0; from < sent.size(); from += PAGE_SIZE) {
            var page = sent.subList(from, Math.min(sent.size(), from + PAGE_SIZE));
            var comments = comments(page);
            for (var occurrence : page) {
                var ticket = occurrence.ticket();
                for (var solution : ticket.solutions()) {
                    if (solution.sentAt() == occurrence.at()) {
                        consumer.accept(new SurveyRow(ticket, solution, comments.get(key(ticket.number(), solution))));
                    }
                }
            }
        }
    }

    private record SurveyKey(String number, int solution) {}

    private static SurveyKey key(String number, SolutionMetrics solution) {
        return new SurveyKey(number, solution.solution());
    }

    private Map<SurveyKey, String> comments(List<Occurrence> page) {
        var comments = new HashMap<SurveyKey, String>();
        db.sql("select number, solution, comment from survey where number in (:numbers) and comment is not null")
                .param("numbers", numbers(page))
                .query(row -> {
                    comments.put(
                            new SurveyKey(row.getString("number"), row.getInt("solution")), row.getString("comment"));
                });
        return comments;
    }

    void visits(List<Occurrence> tickets, RowConsumer<VisitMetrics> consumer) throws IOException {
        for (int from = 0; from < tickets.size(); from += PAGE_SIZE) {
            for (var visit : visits.of(numbers(tickets.subList(from, Math.min(tickets.size(), from + PAGE_SIZE))))) {
                consumer.accept(visit);
            }
        }
    }

    /** The visit of each occurrence; {@code at} is when it began. Of visits that began in one millisecond, the first one counts. */
    void visits(VisitQuery query, String activity, List<Occurrence> begun, RowConsumer<VisitMetrics> consumer)
            throws IOException {
        for (int from = 0; from < begun.size(); from += PAGE_SIZE) {
            var page = begun.subList(from, Math.min(begun.size(), from + PAGE_SIZE));
            var found = visits.of(numbers(page)).stream()
                    .filter(visit -> visit.activity().equals(activity) && query.admits(visit))
                    .collect(Collectors.toMap(
                            visit -> new VisitStart(
                                    visit.number(), visit.enteredAt().toEpochMilli()),
                            Function.identity(),
                            (first, second) -> first));
            for (var occurrence : page) {
                var visit = found.get(new VisitStart(occurrence.ticket().number(), occurrence.at()));
                // a rebuild may learn meanwhile of which version of the diagram it is
                if (visit != null) {
                    consumer.accept(visit);
                }
            }
        }
    }

    private record VisitStart(String number, long at) {}

    private static List<String> numbers(List<Occurrence> tickets) {
        return tickets.stream()
                .map(occurrence -> occurrence.ticket().number())
                .distinct()
                .toList();
    }
}
