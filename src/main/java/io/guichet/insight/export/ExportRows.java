package io.guichet.insight.export;

import io.guichet.insight.export.ExportTables.SurveyRow;
import io.guichet.insight.metric.Metrics.Occurrence;
import io.guichet.insight.table.TicketMetrics.SolutionMetrics;
import io.guichet.insight.table.VisitMetrics;
import io.guichet.insight.table.VisitTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static List<String> numbers(List<Occurrence> tickets) {
        return tickets.stream()
                .map(occurrence -> occurrence.ticket().number())
                .distinct()
                .toList();
    }
}
