package io.guichet.process;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which tickets a search for incidents looks at, in the order of their numbers.
 *
 * @param from number of the first ticket
 * @param only the only number that is looked for; null for all
 * @param limit most rows that one statement answers
 * @param brands those whose tickets it looks at; null for all, also for what belongs to no ticket
 */
record IncidentBounds(String from, String only, int limit, Set<String> brands) {

    static IncidentBounds from(String number, int limit, Set<String> brands) {
        return new IncidentBounds(number, null, limit, brands);
    }

    static IncidentBounds of(String number) {
        return new IncidentBounds("", number, Integer.MAX_VALUE, null);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        var bound = statement.param("limit", limit).param("number", only == null ? from : only);
        return brands == null ? bound : bound.param("brands", brands);
    }

    /** The end of a statement, as a condition on the column with the number. */
    String on(String column) {
        return " and %s %s :number%s order by %s limit :limit"
                .formatted(column, only == null ? ">=" : "=", ofBrands(column), column);
    }

    private String ofBrands(String column) {
        return brands == null
                ? ""
                : " and exists (select 1 from ticket B where B.number = %s and B.brand in (:brands))".formatted(column);
    }
}
