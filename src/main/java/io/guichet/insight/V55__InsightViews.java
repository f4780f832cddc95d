package io.guichet.insight;

import io.guichet.jdbc.DatabaseProduct;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds the views that other programs read metrics from, described in {@code docs/sql-views.md}, without restricted and merged
 * tickets. On PostgreSQL it also adds a role that may read them and nothing else, where the desk's user may create roles.
 */
@Component
class V55__InsightViews extends BaseJavaMigration {

    static final String ROLE = "guichet_insight";

    private static final Logger LOG = LoggerFactory.getLogger(V55__InsightViews.class);

    private static final String OF_COUNTED_TICKETS =
            " join metric_ticket t on t.number = m.number where not t.restricted and not t.merged";

    private static Map<String, String> views() {
        var views = new LinkedHashMap<String, String>();
        views.put(
                "insight_ticket",
                """
                select t.number, t.brand, t.plan, t.priority, t.request_type, t.team, t.channel, t.language, t.status,
                  t.received_at, t.started_at, t.received_hour, t.solved_at, t.closed_at,
                  t.resolution_elapsed as resolution_elapsed_seconds, t.resolution_working as resolution_working_seconds,
                  t.staff_messages,
                  t.waited_support as waited_for_support_seconds, t.waited_customer as waited_for_customer_seconds,
                  t.waited_specialist as waited_for_specialist_seconds, t.waited_developer as waited_for_developer_seconds,
                  t.waited_third_party as waited_for_third_party_seconds,
                  t.party as waiting_for, t.party_since as waiting_since
                from metric_ticket t where not t.restricted and not t.merged""");
        views.put(
                "insight_response",
                """
                select m.number, t.brand, m.ordinal, m.asked_at, m.answered_at, m.elapsed as elapsed_seconds,
                  m.working as working_seconds
                from metric_response m"""
                        + OF_COUNTED_TICKETS);
        views.put(
                "insight_solution",
                """
                select m.number, t.brand, m.solution, m.solved_at, m.reopened_at, m.sent_at as survey_sent_at, m.rated_at,
                  m.score, m.commented
                from metric_solution m"""
                        + OF_COUNTED_TICKETS);
        views.put(
                "insight_clock",
                """
                select m.run_id, m.number, t.brand, m.target, m.kind, m.unit, m.started_at, m.breach_at, m.stopped_at, m.paused
                from metric_clock m"""
                        + OF_COUNTED_TICKETS);
        views.put(
                "insight_visit",
                """
                select m.id, m.number, t.brand, m.process, m.activity, m.type, m.entered_at, m.left_at, m.canceled,
                  m.elapsed as elapsed_seconds, m.working as working_seconds
                from metric_visit m"""
                        + OF_COUNTED_TICKETS);
        return views;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (var statement = connection.createStatement()) {
            for (var view : views().entrySet()) {
                statement.execute("create view %s as %s".formatted(view.getKey(), view.getValue()));
            }
            if (DatabaseProduct.isPostgres(connection)) {
                grant(connection, statement);
            }
        }
    }

    /** A role belongs to all databases of a server: another desk may have created it. */
    private static void grant(Connection connection, Statement statement) throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            statement.execute(
                    """
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin;
                      end if;
                    exception when duplicate_object or unique_violation then null;
                    end $$"""
                            .formatted(ROLE));
            statement.execute("grant select on %s to %s".formatted(String.join(", ", views().keySet()), ROLE));
            statement.execute(
                    """
                    do $$ begin
                      execute format('grant usage on schema %%I to %s', current_schema());
                    end $$"""
                            .formatted(ROLE));
            connection.releaseSavepoint(savepoint);
        } catch (SQLException refused) {
            connection.rollback(savepoint);
            LOG.warn(
                    "The role {} was not created, because the desk's user may not; docs/sql-views.md has the statements: {}",
                    ROLE,
                    refused.getMessage());
        }
    }
}
