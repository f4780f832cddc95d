package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.form.Submission;
import io.guichet.http.Command;
import io.guichet.http.Conflict;
import io.guichet.http.NotAllowed;
import io.guichet.http.NotFound;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door through which tasks are taken and completed, for the workspace and for programs. */
@Component
public class Tasks {

    private final TaskService tasks;
    private final TaskReader reader;
    private final Tickets tickets;

    Tasks(TaskService tasks, TaskReader reader, Tickets tickets) {
        this.tasks = tasks;
        this.reader = reader;
        this.tickets = tickets;
    }

    /** The open tasks of a ticket, oldest first. */
    @Transactional(readOnly = true)
    public List<DeskTask> of(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).orderByTaskCreateTime().asc().list().stream()
                .map(task -> reader.read(task, number))
                .toList();
    }

    /** The task, while it is open. */
    @Transactional(readOnly = true)
    Optional<DeskTask> find(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
                .map(reader::read);
    }

    /** A task that was completed, or whose ticket has gone another way; its assignee is who had it last. */
    @Transactional(readOnly = true)
    Optional<DeskTask> over(String id) {
        return reader.over(id);
    }

    /** The task, if it is open and the person may see it; otherwise {@link NotFound}, or {@link Conflict} when done. */
    @Transactional(readOnly = true)
    public DeskTask get(String id, Staff staff) {
        var task = reader.read(open(id, staff));
        if (!staff.serves(task.brand())) {
            throw notThere(id);
        }
        return task;
    }

    /** What the person may take next: their own first, then by urgency. */
    @Transactional(readOnly = true)
    public Optional<DeskTask> next(Staff staff) {
        if (staff.brands().isEmpty() || groups(staff).isEmpty()) {
            return Optional.empty();
        }
        var mine = tasks.createTaskQuery().taskAssignee(staff.id());
        var free = tasks.createTaskQuery().taskUnassigned().taskCandidateGroupIn(groups(staff));
        return List.of(mine, free).stream()
                .flatMap(query -> query
                        .tenantIdIn(staff.brands().toArray(String[]::new))
                        .orderByTaskPriority()
                        .desc()
                        .orderByDueDate()
                        .asc()
                        .orderByTaskCreateTime()
                        .asc()
                        .listPage(0, 1)
                        .stream())
                .findFirst()
                .map(reader::read);
    }

    /** The person takes the task. Taking one's own task again changes nothing. */
    @Command
    public void claim(String id, Staff staff) {
        var task = locked(id, staff);
        if (!staff.id().equals(task.assignee())) {
            mustBeFree(task);
            Engine.does(() -> tasks.claim(id, staff.id()));
        }
    }

    /** The person gives the task back to whoever takes it. */
    @Command
    public void unclaim(String id, Staff staff) {
        var task = locked(id, staff);
        if (!staff.id().equals(task.assignee()) && !staff.has(Roles.LEAD)) {
            throw new NotAllowed("The task is with %s.".formatted(task.assignee()));
        }
        Engine.does(() -> tasks.setAssignee(id, null));
    }

    /**
     * Completes the task with its form; one that nobody took is taken first.
     *
     * @param submission the form's fields; a {@link io.guichet.http.BadInput} names what is wrong with them
     */
    @Command
    public void complete(String id, Staff staff, Submission submission) {
        var task = locked(id, staff);
        if (task.assignee() == null) {
            Engine.does(() -> tasks.claim(id, staff.id()));
        } else if (!task.assignee().equals(staff.id()) && !staff.has(Roles.ADMIN)) {
            throw new NotAllowed("The task is with %s.".formatted(task.assignee()));
        }
        Map<String, Object> passing = Map.of(Submission.VARIABLE, Variables.stringValue(submission.packed(), true));
        Engine.does(() -> tasks.complete(id, passing));
    }

    private DeskTask locked(String id, Staff staff) {
        var seen = get(id, staff);
        tickets.lock(seen.number());
        var task = reader.read(open(id, staff));
        if (task.groups().stream().noneMatch(staff::in) && !staff.id().equals(task.assignee())) {
            throw new NotAllowed("The task is for %s.".formatted(String.join(", ", task.groups())));
        }
        return task;
    }

    private static void mustBeFree(DeskTask task) {
        if (task.assignee() != null) {
            throw new Conflict("The task is with %s already.".formatted(task.assignee()));
        }
    }

    private Task open(String id, Staff staff) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            throw gone(id, staff);
        }
        return task;
    }

    private RuntimeException gone(String id, Staff staff) {
        return reader.over(id)
                .filter(task -> staff.serves(task.brand()))
                .<RuntimeException>map(task -> new Conflict("The task was completed already.", status(task)))
                .orElseGet(() -> notThere(id));
    }

    private String status(DeskTask task) {
        return tickets.find(task.number()).map(Ticket::status).orElse(null);
    }

    private static NotFound notThere(String id) {
        return new NotFound("There is no task %s.".formatted(id));
    }

    private static List<String> groups(Staff staff) {
        var groups = new ArrayList<>(staff.teams());
        groups.addAll(staff.roles());
        return groups;
    }
}
