package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.StaffMember;
import io.guichet.problem.UnknownEntity;
import io.guichet.ticket.TicketAccess;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Determines what a user can do with a task, and the user's next task. */
@Component
class Workspace {

    private final Tasks tasks;
    private final TicketAccess access;

    Workspace(Tasks tasks, TicketAccess access) {
        this.tasks = tasks;
        this.access = access;
    }

    /** Availability of a task to the user. */
    enum TaskAvailability {
        /** The user may claim it. */
        UNASSIGNED,
        ASSIGNED_TO_ME,
        /** Someone else has claimed it. */
        ASSIGNED_TO_OTHER,
        /** The user is not in a candidate group. */
        NOT_CANDIDATE,
        /** Completed or cancelled. */
        FINISHED
    }

    /** A task with its availability. */
    record WorkspaceTask(DeskTask task, TaskAvailability availability) {

        boolean isMine() {
            return availability == TaskAvailability.ASSIGNED_TO_ME;
        }
    }

    /**
     * The task, open or finished; throws {@link UnknownEntity} if it does not exist or the user may not see its ticket. A user
     * whose own form has restricted the ticket still gets the finished task.
     */
    @Transactional(readOnly = true)
    WorkspaceTask of(String id, StaffMember staff) {
        var openTask = tasks.find(id);
        var task = openTask.or(() -> tasks.finished(id))
                .filter(candidate -> staff.hasAccessTo(candidate.brand()))
                .orElseThrow(() -> UnknownEntity.of("task", id));
        var ownFinished = openTask.isEmpty() && staff.id().equals(task.assignee());
        if (!ownFinished && !access.isVisible(task.number(), staff)) {
            throw UnknownEntity.of("task", id);
        }
        return new WorkspaceTask(task, openTask.isPresent() ? availability(task, staff) : TaskAvailability.FINISHED);
    }

    /** Whether the user may still see the task's ticket. */
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

    /** Whether the user may unclaim the task. */
    static boolean mayUnclaim(DeskTask task, StaffMember staff) {
        return staff.id().equals(task.assignee()) || staff.hasRole(Roles.LEAD);
    }

    private static boolean mayClaim(DeskTask task, StaffMember staff) {
        return task.groups().stream().anyMatch(staff::belongsTo);
    }

    /** The user's next task: of the same ticket first, then of others. */
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
