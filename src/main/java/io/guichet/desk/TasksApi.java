package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.form.Submission;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of the tasks of tickets; uses the same service as the workspace. */
@RestController
@RequestMapping("/api/tasks/{id}")
@Tag(name = "Tasks")
class TasksApi {

    private final Tasks tasks;
    private final Tickets tickets;
    private final StaffDirectory staff;

    TasksApi(Tasks tasks, Tickets tickets, StaffDirectory staff) {
        this.tasks = tasks;
        this.tickets = tickets;
        this.staff = staff;
    }

    /** @param key the kind of task, such as {@code answer} */
    record TaskCompletionResponse(String id, String key, String number, String status) {}

    record TaskClaimResponse(String id, String key, String number, String status, String assignee) {}

    @PostMapping("/claim")
    @Operation(summary = "Claim a task of one of your teams or roles")
    TaskClaimResponse claim(@PathVariable String id) {
        var task = tasks.claim(id, staff.current());
        return new TaskClaimResponse(id, task.key(), task.number(), status(task), task.assignee());
    }

    @PostMapping("/complete")
    @Operation(
            summary = "Complete a task with its form",
            description = "The fields are those of the task's form, such as `outcome` and `reply` for `answer`. A task"
                    + " without assignee is claimed first; completing it twice is a 409.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples = {
                                                @ExampleObject(
                                                        name = "answer",
                                                        value =
                                                                "{\"outcome\":\"SOLVE\",\"reply\":\"It is on its way.\"}"),
                                                @ExampleObject(
                                                        name = "triage",
                                                        value = "{\"requestType\":\"incident\",\"impact\":\"down\"}"),
                                                @ExampleObject(
                                                        name = "specialist-work",
                                                        value = "{\"outcome\":\"RETURN\",\"note\":\"See the log.\"}"),
                                                @ExampleObject(
                                                        name = "lead-decision",
                                                        value = "{\"outcome\":\"CONTINUE\"}")
                                            })))
    TaskCompletionResponse complete(
            @PathVariable String id, @RequestBody(required = false) Map<String, Object> fields, Locale locale) {
        var staffMember = staff.current();
        var task = tasks.complete(
                id, staffMember, new Submission(fields == null ? Map.of() : fields, staffMember.id(), null, locale));
        return new TaskCompletionResponse(id, task.key(), task.number(), status(task));
    }

    private String status(DeskTask task) {
        return tickets.get(task.number()).status();
    }
}
