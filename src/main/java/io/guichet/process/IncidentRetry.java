package io.guichet.process;

import io.guichet.process.ModificationResult.Text;
import io.guichet.ticket.Actor;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Executes the failed jobs of a ticket again. A job that fails once more stays an incident. */
@Component
class IncidentRetry {

    private final ManagementService management;
    private final Tickets tickets;
    private final JdbcClient db;

    IncidentRetry(ManagementService management, Tickets tickets, JdbcClient db) {
        this.management = management;
        this.tickets = tickets;
        this.db = db;
    }

    /** What became of the failed jobs of one ticket. */
    record RetryResult(String number, RetryOutcome result, Text message) {}

    /** What became of a retry. */
    public enum RetryOutcome {
        /** All that had failed succeeded. */
        DONE,
        /** It failed again, for the reason of the message. */
        FAILED,
        /** No job of the ticket has failed. */
        NOTHING_TO_RETRY
    }

    /** The jobs of a ticket that have no retries left. */
    List<String> failedJobs(String number) {
        return db.sql(
                        """
                        select J.ID_ from ACT_RU_JOB J
                        join ACT_RU_EXECUTION I on I.ID_ = J.PROCESS_INSTANCE_ID_
                        join ACT_RU_EXECUTION R on R.ID_ = I.ROOT_PROC_INST_ID_
                        where J.RETRIES_ = 0 and R.BUSINESS_KEY_ = :number order by J.ID_""")
                .param("number", number)
                .query(String.class)
                .list();
    }

    /** Gives a failed job one more try; returns false if it has not failed any more. */
    @RetryableTransaction
    public boolean prepare(String number, String job, Actor by) {
        var isTicket = tickets.find(number).isPresent();
        if (isTicket) {
            tickets.lock(number);
        }
        var failed = failedJobs(number).contains(job);
        if (failed) {
            ConcurrencyFailures.translate(() -> {
                management.setJobRetries(job, 1);
                return null;
            });
        }
        if (failed && isTicket) {
            tickets.record(number, "incident-retried", by, Map.of());
        }
        return failed;
    }

    /** Executes the job in transactions of the engine's own, which records a failure outside the one that fails. */
    void execute(String job) {
        management.executeJob(job);
    }
}
