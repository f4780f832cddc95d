package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.form.Submission;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketAccess;
import io.guichet.ticket.Tickets;
import io.guichet.web.RetryableTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims, releases and completes tasks, for the workspace and the API. */
@Component
public class Tasks {

    private final TaskService tasks;
    private final TaskReader reader;
    private final Tickets tickets;
    private final TicketAccess access;
    private final EngineCommands commands;

    Tasks(TaskService tasks, TaskReader reader, Tickets tickets, TicketAccess access, EngineCommands commands) {
        this.access = access;
        this.commands = commands;
        this.tasks = tasks;
        this.reader = reader;
        this.tickets = tickets;
    }

    /** The open tasks of a ticket, oldest first. */
    @Transactional(readOnly = true)
    public List<DeskTask> of(String number) {
        return reader.openOf(number);
    }

    /** The task, if it is open. */
    @Transactional(readOnly = true)
    Optional<DeskTask> find(String id) {
        return reader.open(id);
    }

    /** A completed or cancelled task with its last assignee. */
    @Transactional(readOnly = true)
    Optional<DeskTask> finished(String id) {
        return reader.finished(id);
    }

    /**
     * The open task, if the user may see it; otherwise throws {@link UnknownEntity}, or {@link StateConflict} if it is
     * completed.
     */
    @Transactional(readOnly = true)
    public DeskTask get(String id, StaffMember staff) {
        var task = open(id, staff);
        if (!staff.hasAccessTo(task.brand())) {
            throw UnknownEntity.of("task", id);
        }
        return task;
    }

    /** The user's next task of a visible ticket: their own first, then what is due first; nothing due comes last. */
    @Transactional(readOnly = true)
    public Optional<DeskTask> next(StaffMember staff) {
        if (staff.brands().isEmpty() || groups(staff).isEmpty()) {
            return Optional.empty();
        }
        var unassigned = tasks.createTaskQuery().taskUnassigned().taskCandidateGroupIn(groups(staff));
        return assigned(staff, 1).stream().findFirst().or(() -> read(unassigned, staff, 1).stream()
                .findFirst());
    }

    /** Tasks that are assigned to the user, what is due first. */
    @Transactional(readOnly = true)
    public List<DeskTask> assigned(StaffMember staff, int limit) {
        return staff.brands().isEmpty()
                ? List.of()
                : read(tasks.createTaskQuery().taskAssignee(staff.id()), staff, limit);
    }

    private List<DeskTask> read(TaskQuery query, StaffMember staff, int limit) {
        return query
                .tenantIdIn(staff.brands().toArray(String[]::new))
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, limit)
                .stream()
                .flatMap(task -> reader.open(task.getId()).stream())
                .filter(task -> access.isVisible(task.number(), staff))
                .toList();
    }

    /** Claims the task, and returns it with its assignee. Idempotent for its assignee. */
    @RetryableTransaction
    public DeskTask claim(String id, StaffMember staff) {
        var task = locked(id, staff);
        if (staff.id().equals(task.assignee())) {
            return task;
        }
        requireUnassigned(task);
        commands.run(() -> tasks.claim(id, staff.id()));
        return task.assignedTo(staff.id());
    }

    /** Releases the task for the other candidates. */
    @RetryableTransaction
    public void unclaim(String id, StaffMember staff) {
        var task = locked(id, staff);
        if (!staff.id().equals(task.assignee()) && !staff.hasRole(Roles.LEAD)) {
            throw new AccessRefused("The task is assigned to %s.".formatted(task.assignee()));
        }
        commands.run(() -> tasks.setAssignee(id, null));
    }

    /**
     * Completes the task with its form, and returns it as it was before; claims an unassigned one first.
     *
     * @param submission field values; invalid ones throw {@link io.guichet.problem.BadInput}
     */
    @RetryableTransaction
    public DeskTask complete(String id, StaffMember staff, Submission submission) {
        var task = locked(id, staff);
        if (task.assignee() != null && !task.assignee().equals(staff.id()) && !staff.hasRole(Roles.ADMIN)) {
            throw new AccessRefused("The task is assigned to %s.".formatted(task.assignee()));
        }
        Map<String, Object> variables = Map.of(Submission.VARIABLE, Variables.stringValue(submission.toJson(), true));
        commands.run(() -> {
            if (task.assignee() == null) {
                tasks.claim(id, staff.id());
            }
            tasks.complete(id, variables);
        });
        return task;
    }

    /** The task as it is once its ticket is locked: another user may complete it meanwhile. */
    private DeskTask locked(String id, StaffMember staff) {
        var number = get(id, staff).number();
        if (!TicketAccess.isVisibleTo(staff, tickets.lock(number))) {
            throw UnknownEntity.of("task", id);
        }
        var task = open(id, staff);
        if (task.groups().stream().noneMatch(staff::belongsTo) && !staff.id().equals(task.assignee())) {
            throw new AccessRefused("The task is for %s.".formatted(String.join(", ", task.groups())));
        }
        return task;
    }

    private static void requireUnassigned(DeskTask task) {
        if (task.assignee() != null) {
            throw new StateConflict("The task is already assigned to %s.".formatted(task.assignee()));
        }
    }

    private DeskTask open(String id, StaffMember staff) {
        return reader.open(id).orElseThrow(() -> notOpen(id, staff));
    }

    private RuntimeException notOpen(String id, StaffMember staff) {
        return reader.finished(id)
                .filter(task -> access.isVisible(task.number(), staff))
                .<RuntimeException>map(task -> new StateConflict("The task is already completed.", status(task)))
                .orElseGet(() -> UnknownEntity.of("task", id));
    }

    private String status(DeskTask task) {
        return tickets.find(task.number()).map(Ticket::status).orElse(null);
    }

    private static List<String> groups(StaffMember staff) {
        var groups = new ArrayList<>(staff.teams());
        groups.addAll(staff.roles());
        return groups;
    }
}
