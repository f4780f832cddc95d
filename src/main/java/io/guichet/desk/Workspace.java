package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.TicketAccess;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a task stands for the person who opens it, and where they go on from there. */
@Component
class Workspace {

    private final Tasks tasks;
    private final TicketAccess access;

    Workspace(Tasks tasks, TicketAccess access) {
        this.tasks = tasks;
        this.access = access;
    }

    /** What the person can do with a task. */
    enum TaskAvailability {
        /** It waits for somebody like them. */
        UNASSIGNED,
        ASSIGNED_TO_ME,
        /** Somebody else has taken it. */
        ASSIGNED_TO_OTHER,
        /** It waits for other people, whose group they are not in. */
        NOT_CANDIDATE,
        /** It was completed, or its ticket has gone another way. */
        FINISHED
    }

    /** A task, and how the person stands to it. */
    record WorkspaceTask(DeskTask task, TaskAvailability availability) {

        boolean isMine() {
            return availability == TaskAvailability.ASSIGNED_TO_ME;
        }
    }

    /** The task, open or over; {@link UnknownEntity} when there was none, or none that the person may see. */
    @Transactional(readOnly = true)
    WorkspaceTask of(String id, StaffMember staff) {
        var openTask = tasks.find(id);
        var task = openTask.or(() -> tasks.finished(id))
                .filter(candidate -> staff.hasAccessTo(candidate.brand()))
                .orElseThrow(() -> new UnknownTask(id));
        return new WorkspaceTask(task, openTask.isPresent() ? availability(task, staff) : TaskAvailability.FINISHED);
    }

    /** Whether the person may still see the ticket that the task was about. */
    boolean isTicketVisible(WorkspaceTask workspaceTask, StaffMember staff) {
        return access.isVisible(workspaceTask.task().number(), staff);
    }

    private static TaskAvailability availability(DeskTask task, StaffMember staff) {
        if (task.assignee() != null) {
            return task.assignee().equals(staff.id())
                    ? TaskAvailability.ASSIGNED_TO_ME
                    : TaskAvailability.ASSIGNED_TO_OTHER;
        }
        return mayClaim(task, staff) ? TaskAvailability.UNASSIGNED : TaskAvailability.NOT_CANDIDATE;
    }

    /** Whether the person may give a task back that somebody has taken. */
    static boolean mayUnclaim(DeskTask task, StaffMember staff) {
        return staff.id().equals(task.assignee()) || staff.hasRole(Roles.LEAD);
    }

    private static boolean mayClaim(DeskTask task, StaffMember staff) {
        return task.groups().stream().anyMatch(staff::belongsTo);
    }

    /** What the person does next: what the same ticket still needs of them, else what waits for them elsewhere. */
    @Transactional(readOnly = true)
    Optional<DeskTask> next(String number, StaffMember staff) {
        return tasks.of(number).stream()
                .filter(task -> task.assignee() == null
                        ? mayClaim(task, staff)
                        : task.assignee().equals(staff.id()))
                .findFirst()
                .or(() -> tasks.next(staff));
    }
}
