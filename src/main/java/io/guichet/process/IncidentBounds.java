package io.guichet.process;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which tickets a search for incidents looks at, in the order of their numbers.
 *
 * @param from number of the first ticket
 * @param only the only number that is looked for; null for all
 * @param limit most rows that one statement answers
 */
record IncidentBounds(String from, String only, int limit) {

    static IncidentBounds from(String number, int limit) {
        return new IncidentBounds(number, null, limit);
    }

    static IncidentBounds of(String number) {
        return new IncidentBounds("", number, Integer.MAX_VALUE);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.param("limit", limit).param("number", only == null ? from : only);
    }

    /** The end of a statement, as a condition on the column with the number. */
    String on(String column) {
        return " and %s %s :number order by %s limit :limit".formatted(column, only == null ? ">=" : "=", column);
    }
}
