package io.guichet.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guichet.access.Roles;
import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.http.BadInput;
import io.guichet.http.NotAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * In the Tasklist a person takes tasks of the own groups for themselves and gives back their own, as at the desk's own door;
 * a lead may do so for others.
 */
class OwnTasksOnly implements EngineDoors.Guard {

    private static final Pattern CLAIM = Pattern.compile(".*/task/([^/]+)/(claim|unclaim|assignee)");

    private final ObjectMapper json = new ObjectMapper();
    private final TaskService tasks;
    private final StaffDirectory staff;

    OwnTasksOnly(TaskService tasks, StaffDirectory staff) {
        this.tasks = tasks;
        this.staff = staff;
    }

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        var call = CLAIM.matcher(String.valueOf(request.getPathInfo()));
        if (request.getMethod().equals("POST") && call.matches()) {
            check(call.group(1), call.group(2).equals("unclaim") ? Optional.empty() : assignee(body));
        }
    }

    private void check(String task, Optional<String> assignee) {
        var caller = staff.current();
        if (!caller.has(Roles.LEAD)) {
            mayLeave(task, caller);
            if (assignee.filter(id -> !id.equals(caller.id())).isPresent()) {
                throw new NotAllowed("Only a lead gives a task to somebody else.");
            }
        }
        assignee.ifPresent(id -> mayTake(task, id));
    }

    private void mayLeave(String task, Staff caller) {
        var open = tasks.createTaskQuery().taskId(task).singleResult();
        if (open != null && open.getAssignee() != null && !open.getAssignee().equals(caller.id())) {
            throw new NotAllowed("The task is with %s.".formatted(open.getAssignee()));
        }
    }

    private void mayTake(String task, String id) {
        var person = staff.find(id).orElseThrow(() -> new BadInput("userId", "is nobody of the staff"));
        if (tasks.createTaskQuery().taskId(task).count() == 0) {
            return;
        }
        var groups = tasks.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        if (groups.stream().noneMatch(person::in)) {
            throw new NotAllowed("The task is for %s.".formatted(String.join(", ", groups)));
        }
    }

    private Optional<String> assignee(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body))
                    .map(claim -> claim.get("userId"))
                    .filter(id -> !id.isNull())
                    .map(JsonNode::asText);
        } catch (IOException e) {
            throw new BadInput("userId", "is not readable");
        }
    }
}
