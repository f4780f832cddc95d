package io.guichet.ticket;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.ticket.TicketStatus.Turn;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * SQL conditions of the table {@code t} of tickets for the queues of staff: the tickets of a user's teams, and those that
 * wait for the user's role. The Tasklist and the start page share them. A condition may have the parameter {@code now}.
 */
@Component
public class QueueConditions {

    private final StatusCatalog statuses;

    QueueConditions(StatusCatalog statuses) {
        this.statuses = statuses;
    }

    /**
     * The tickets that the user may see.
     *
     * @param hiddenNumbers SQL that selects the numbers of the hidden tickets; empty if there are none
     */
    public String visibleTo(StaffMember staff, String hiddenNumbers) {
        var ofBrands = "t.brand in (%s)".formatted(literals(staff.brands()));
        // Those of the user's teams are not hidden, so that the hidden ones are read for others alone.
        return hiddenNumbers.isEmpty()
                ? ofBrands
                : "%s and (%s or t.number not in (%s))".formatted(ofBrands, ofTeams(staff), hiddenNumbers);
    }

    /**
     * Rows of the engine whose process instance is that of no hidden ticket, or that have none. Few hidden tickets are open:
     * their instances are read once for the query.
     */
    public static String ofNoHiddenTicket(String instanceColumn, String hiddenNumbers) {
        return """
                (%1$s is null or %1$s not in (select E_.ID_ from ACT_RU_EXECUTION E_ where E_.BUSINESS_KEY_ in (%2$s)))"""
                .formatted(instanceColumn, hiddenNumbers);
    }

    public String withRisk(Risk risk, StaffMember staff) {
        return "%s and %s".formatted(risk.sqlCondition(), inQueueOf(staff));
    }

    /** The customer has written since the last reply. */
    public String withCustomerReply(StaffMember staff) {
        return "t.customer_replied_at is not null and " + inQueueOf(staff);
    }

    public String withSpecialist(StaffMember staff) {
        return "%s and %s".formatted(hasTurn(Stream.of(Turn.SPECIALIST)), ofTeams(staff));
    }

    public String withDeveloper(StaffMember staff) {
        return "%s and %s".formatted(hasTurn(Stream.of(Turn.DEVELOPER)), ofTeams(staff));
    }

    /** Of the user's teams, or with somebody of the user's role. */
    private String inQueueOf(StaffMember staff) {
        var turns = Stream.of(Turn.SPECIALIST, Turn.DEVELOPER)
                .filter(turn -> staff.hasRole(turn == Turn.SPECIALIST ? Roles.SPECIALIST : Roles.DEVELOPER));
        return "(%s or %s)".formatted(ofTeams(staff), hasTurn(turns));
    }

    private static String ofTeams(StaffMember staff) {
        return "t.team in (%s)".formatted(literals(staff.teams()));
    }

    private String hasTurn(Stream<Turn> turns) {
        var wanted = turns.toList();
        return "t.status in (%s)"
                .formatted(literals(statuses.all().stream()
                        .filter(status -> wanted.contains(status.turn()))
                        .map(TicketStatus::id)
                        .toList()));
    }

    /** A list in SQL must not be empty. */
    private static String literals(Collection<String> values) {
        return values.isEmpty()
                ? "''"
                : values.stream()
                        .map(value -> "'%s'".formatted(value.replace("'", "''")))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
