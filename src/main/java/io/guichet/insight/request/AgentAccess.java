package io.guichet.insight.request;

import io.guichet.access.AuditType;
import io.guichet.access.AuditedAction;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.insight.metric.MetricSelection;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.UnknownEntity;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who may read the figures of one agent: leads, of those with whom they share a team and a brand. Each reading is audited. */
@Component
public class AgentAccess {

    private final StaffDirectory directory;
    private final ApplicationEventPublisher events;

    AgentAccess(StaffDirectory directory, ApplicationEventPublisher events) {
        this.directory = directory;
        this.events = events;
    }

    /** The agents whose figures the current user may read, by name. */
    public List<StaffMember> agents() {
        var lead = lead();
        return directory.all().stream()
                .filter(StaffMember::worksOnTickets)
                .filter(agent -> shareTeamAndBrand(lead, agent))
                .sorted(Comparator.comparing(StaffMember::name))
                .toList();
    }

    /** That agent. Throws {@link AccessRefused} if the user is no lead, and {@link UnknownEntity} for agents of others. */
    public StaffMember open(String id) {
        var lead = lead();
        var agent = directory
                .find(id)
                .filter(StaffMember::worksOnTickets)
                .filter(found -> shareTeamAndBrand(lead, found))
                .orElseThrow(() -> UnknownEntity.of("agent", id));
        events.publishEvent(new AuditedAction(AuditType.AGENT_FIGURES_READ, agent.id(), null));
        return agent;
    }

    /** The selection of that agent alone; as it is without one. Throws as {@link #open}. */
    public MetricSelection narrowed(MetricSelection selection, String agent) {
        return agent == null || agent.isBlank()
                ? selection
                : selection.by(open(agent.strip()).id());
    }

    private StaffMember lead() {
        var lead = directory.current();
        if (!lead.hasRole(Roles.LEAD)) {
            throw new AccessRefused("Figures of one agent are for leads.");
        }
        return lead;
    }

    private static boolean shareTeamAndBrand(StaffMember lead, StaffMember agent) {
        return !Collections.disjoint(lead.brands(), agent.brands())
                && (lead.hasRole(Roles.ADMIN) || !Collections.disjoint(lead.teams(), agent.teams()));
    }
}
