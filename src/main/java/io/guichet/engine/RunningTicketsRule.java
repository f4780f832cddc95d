package io.guichet.engine;

import io.guichet.check.Diagram;
import io.guichet.check.DiagramRule;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFinding;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The elements on which tickets stand are still in the diagram. Tickets go on by their own version, so this only warns. */
@Component
class RunningTicketsRule implements DiagramRule {

    private final ObjectProvider<JdbcClient> db;

    RunningTicketsRule(ObjectProvider<JdbcClient> db) {
        this.db = db;
    }

    private record StandingTickets(String activity, long number) {}

    @Override
    public Stream<ModelFinding> findings(Diagram diagram) {
        var present = diagram.nodes().map(Diagram::id).collect(Collectors.toSet());
        return db
                .getObject()
                .sql(
                        """
                        select E.ACT_ID_ as ACTIVITY, count(distinct E.PROC_INST_ID_) as TICKETS
                        from ACT_RU_EXECUTION E join ACT_RE_PROCDEF P on P.ID_ = E.PROC_DEF_ID_
                        where P.KEY_ = :process and E.ACT_ID_ is not null
                        group by E.ACT_ID_ order by E.ACT_ID_""")
                .param("process", diagram.key())
                .query((row, at) -> new StandingTickets(row.getString("ACTIVITY"), row.getLong("TICKETS")))
                .list()
                .stream()
                .filter(standing -> !present.contains(standing.activity()))
                .map(standing -> ModelFinding.of(
                        FindingKind.RUNNING_TICKETS_STAND, diagram.file(), standing.activity(), standing.number()));
    }
}
