package io.guichet.desk;

import io.guichet.access.StaffDirectory;
import io.guichet.form.Submission;
import io.guichet.problem.BadInput;
import io.guichet.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
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

    /** Key beside the fields of the form. */
    private static final String ATTACHMENTS = "attachments";

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
            description = "The fields are those of the task's form, such as `outcome` and `reply` for `answer`."
                    + " `attachments` lists the ids of files that were uploaded to the ticket before and go with the"
                    + " `reply`. A task without assignee is claimed first; completing it twice is a 409.",
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
                                                        name = "answer with a file",
                                                        value =
                                                                "{\"outcome\":\"ASK_CUSTOMER\",\"reply\":\"Is it this one?\",\"attachments\":[7]}"),
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
        var values = new HashMap<>(fields == null ? Map.<String, Object>of() : fields);
        var attachments = ids(values.remove(ATTACHMENTS));
        var task = tasks.complete(
                id,
                staffMember,
                new Submission(values, staffMember.id(), null, locale, List.of(), List.of(), attachments));
        return new TaskCompletionResponse(id, task.key(), task.number(), status(task));
    }

    private static List<Long> ids(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(TasksApi::isId)) {
            return list.stream().map(id -> ((Number) id).longValue()).toList();
        }
        throw new BadInput(ATTACHMENTS, "must be a list of ids of uploaded files");
    }

    private static boolean isId(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private String status(DeskTask task) {
        return tickets.get(task.number()).status();
    }
}
