package io.guichet.demo;

import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.desk.DeskTask;
import io.guichet.desk.Tasks;
import io.guichet.form.Submission;
import io.guichet.ticket.Conversation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Completes tasks as the demo staff: claims a task and submits its form. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class DemoStaff {

    static final String LEAD_TASK = "lead-decision";

    private final Tasks tasks;
    private final StaffDirectory directory;
    private final Conversation conversation;

    DemoStaff(Tasks tasks, StaffDirectory directory, Conversation conversation) {
        this.tasks = tasks;
        this.directory = directory;
        this.conversation = conversation;
    }

    /** Claims the open task that is not the lead's, if there is one. */
    void claim(DemoScenarioRun run) {
        openTask(run).ifPresent(task -> tasks.claim(task.id(), assignee(run, task)));
    }

    /** Completes the open task that is not the lead's. */
    void completeOpenTask(DemoScenarioRun run, Map<String, Object> fields) {
        complete(run, openTask(run).map(DeskTask::key).orElse("open"), fields);
    }

    /** Completes the open task of that kind, with all messages seen. */
    void complete(DemoScenarioRun run, String key, Map<String, Object> fields) {
        var task = tasks.of(run.number()).stream()
                .filter(open -> open.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("'%s' (%s) has no task %s but %s"
                        .formatted(run.scenario.subject(), run.scenario.steps(), key, tasks.of(run.number()))));
        var assignee = assignee(run, task);
        var newestMessage = conversation.newestMessageId(run.number());
        tasks.complete(task.id(), assignee, new Submission(fields, assignee.id(), newestMessage, Locale.ENGLISH));
    }

    private Optional<DeskTask> openTask(DemoScenarioRun run) {
        return tasks.of(run.number()).stream()
                .filter(task -> !task.key().equals(LEAD_TASK))
                .findFirst();
    }

    private StaffMember assignee(DemoScenarioRun run, DeskTask task) {
        var id =
                switch (task.key()) {
                    case "specialist-work" -> Roles.SPECIALIST;
                    case "developer-work" -> Roles.DEVELOPER;
                    case LEAD_TASK -> Roles.LEAD;
                    default -> run.agent;
                };
        return directory.find(id).orElseThrow();
    }
}
