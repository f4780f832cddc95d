package io.guichet.desk;

import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.http.NotFound;
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
    enum Stand {
        /** It waits for somebody like them. */
        FREE,
        MINE,
        /** Somebody else has taken it. */
        TAKEN,
        /** It waits for other people, whose group they are not in. */
        FOR_OTHERS,
        /** It was completed, or its ticket has gone another way. */
        OVER
    }

    /** A task, and how the person stands to it. */
    record Place(DeskTask task, Stand stand) {

        boolean isMine() {
            return stand == Stand.MINE;
        }
    }

    /** The task, open or over; {@link NotFound} when there was none, or none that the person may see. */
    @Transactional(readOnly = true)
    Place of(String id, Staff staff) {
        var open = tasks.find(id);
        var task = open.or(() -> tasks.over(id))
                .filter(found -> staff.serves(found.brand()))
                .orElseThrow(() -> new NotFound("There is no task %s.".formatted(id)));
        return new Place(task, open.isPresent() ? stand(task, staff) : Stand.OVER);
    }

    /** Whether the person may still see the ticket that the task was about. */
    boolean isStillFor(Place place, Staff staff) {
        return access.maySee(place.task().number(), staff);
    }

    private static Stand stand(DeskTask task, Staff staff) {
        if (task.assignee() != null) {
            return task.assignee().equals(staff.id()) ? Stand.MINE : Stand.TAKEN;
        }
        return mayTake(task, staff) ? Stand.FREE : Stand.FOR_OTHERS;
    }

    /** Whether the person may give a task back that somebody has taken. */
    static boolean mayGiveBack(DeskTask task, Staff staff) {
        return staff.id().equals(task.assignee()) || staff.has(Roles.LEAD);
    }

    private static boolean mayTake(DeskTask task, Staff staff) {
        return task.groups().stream().anyMatch(staff::in);
    }

    /** What the person does next: what the same ticket still needs of them, else what waits for them elsewhere. */
    @Transactional(readOnly = true)
    Optional<DeskTask> next(String number, Staff staff) {
        return tasks.of(number).stream()
                .filter(task -> task.assignee() == null
                        ? mayTake(task, staff)
                        : task.assignee().equals(staff.id()))
                .findFirst()
                .or(() -> tasks.next(staff));
    }
}
