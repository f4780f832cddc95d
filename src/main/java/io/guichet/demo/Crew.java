package io.guichet.demo;

import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.desk.DeskTask;
import io.guichet.desk.Tasks;
import io.guichet.form.Submission;
import io.guichet.ticket.Conversation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The staff of the demo run at their tasks: whoever is to do one takes it and fills in its form. */
@Component
@ConditionalOnProperty(name = "guichet.demo", havingValue = "true")
class Crew {

    static final String LEADS_TASK = "lead-decision";

    private final Tasks tasks;
    private final StaffDirectory directory;
    private final Conversation conversation;

    Crew(Tasks tasks, StaffDirectory directory, Conversation conversation) {
        this.tasks = tasks;
        this.directory = directory;
        this.conversation = conversation;
    }

    /** Takes the open task that is not the lead's, if there is one. */
    void takes(Story story) {
        work(story).ifPresent(task -> tasks.claim(task.id(), worker(story, task)));
    }

    /** Completes the open task that is not the lead's. */
    void finishes(Story story, Map<String, Object> fields) {
        completes(story, work(story).map(DeskTask::key).orElse("open"), fields);
    }

    /** Completes the open task of that kind, having read everything that was written so far. */
    void completes(Story story, String key, Map<String, Object> fields) {
        var task = tasks.of(story.number()).stream()
                .filter(open -> open.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("'%s' (%s) has no task %s but %s"
                        .formatted(story.life.subject(), story.life.life(), key, tasks.of(story.number()))));
        var who = worker(story, task);
        var seen = conversation.newest(story.number());
        tasks.complete(task.id(), who, new Submission(fields, who.id(), seen, Locale.ENGLISH));
    }

    private Optional<DeskTask> work(Story story) {
        return tasks.of(story.number()).stream()
                .filter(task -> !task.key().equals(LEADS_TASK))
                .findFirst();
    }

    private Staff worker(Story story, DeskTask task) {
        var id =
                switch (task.key()) {
                    case "specialist-work" -> Roles.SPECIALIST;
                    case "developer-work" -> Roles.DEVELOPER;
                    case LEADS_TASK -> Roles.LEAD;
                    default -> story.agent;
                };
        return directory.find(id).orElseThrow();
    }
}
