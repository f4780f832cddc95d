package io.guichet.desk;

import io.guichet.access.StaffMember;
import io.guichet.desk.DelayedReplies.DelayedReply;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.StateConflict;
import io.guichet.problem.UnknownEntity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds and claims the task that opens when a user has finished one. */
@Component
class NextTask {

    /** A page of the Tasklist has 15 tasks. */
    private static final int MAX_FOLLOWING = 15;

    private final Tasks tasks;
    private final DelayedReplies delayedReplies;

    NextTask(Tasks tasks, DelayedReplies delayedReplies) {
        this.tasks = tasks;
        this.delayedReplies = delayedReplies;
    }

    /** What the user has chosen, and ids of the tasks that follow in the list that the user sees. */
    record NextChoice(boolean opensNext, List<String> following) {

        /** @param following ids separated by commas; null or blank for none */
        static NextChoice of(boolean opensNext, String following) {
            return new NextChoice(
                    opensNext,
                    following == null || following.isBlank()
                            ? List.of()
                            : Stream.of(following.split(",", MAX_FOLLOWING + 1))
                                    .limit(MAX_FOLLOWING)
                                    .toList());
        }
    }

    /**
     * The user's task that goes on with the same ticket; else, if the user has chosen so, the first of the following tasks
     * that is the user's or can be claimed, or the next one of the user's own. An unassigned one is claimed.
     */
    Optional<DeskTask> after(DeskTask finished, NextChoice choice, StaffMember staff) {
        var skipped = repliedTasks(staff);
        skipped.add(finished.id());
        return tasks.of(finished.number()).stream()
                .filter(task -> staff.id().equals(task.assignee()) && !skipped.contains(task.id()))
                .findFirst()
                .or(() -> choice.opensNext() ? firstOf(choice.following(), skipped, staff) : Optional.empty());
    }

    private Optional<DeskTask> firstOf(List<String> following, Set<String> skipped, StaffMember staff) {
        return following.stream()
                .filter(id -> !skipped.contains(id))
                .flatMap(id -> claimed(id, staff).stream())
                .findFirst()
                .or(() -> ofOwn(skipped, staff));
    }

    /** The next one of the user's own tasks, beside that one. */
    Optional<DeskTask> ofOwn(DeskTask finished, StaffMember staff) {
        var skipped = repliedTasks(staff);
        skipped.add(finished.id());
        return ofOwn(skipped, staff);
    }

    private Optional<DeskTask> ofOwn(Set<String> skipped, StaffMember staff) {
        return tasks.assigned(staff, skipped.size() + 1).stream()
                .filter(task -> !skipped.contains(task.id()))
                .findFirst();
    }

    /** Tasks whose reply waits to be sent. */
    private Set<String> repliedTasks(StaffMember staff) {
        return delayedReplies.of(staff).stream()
                .filter(DelayedReply::isWaiting)
                .map(DelayedReply::task)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Empty if somebody else has it, or it is done. */
    private Optional<DeskTask> claimed(String id, StaffMember staff) {
        try {
            return Optional.of(tasks.claim(id, staff));
        } catch (StateConflict | AccessRefused | UnknownEntity unavailable) {
            return Optional.empty();
        }
    }
}
