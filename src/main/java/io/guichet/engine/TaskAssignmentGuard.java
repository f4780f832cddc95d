package io.guichet.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import io.guichet.access.Roles;
import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.problem.AccessRefused;
import io.guichet.problem.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * In the Tasklist, users claim tasks of their own groups for themselves and release their own, as in the workspace;
 * a lead may do so for others.
 */
class TaskAssignmentGuard implements EngineFilterConfiguration.EngineRequestGuard {

    private static final Pattern CLAIM = Pattern.compile(".*/task/([^/]+)/(claim|unclaim|assignee)");

    private final ObjectMapper json = new ObjectMapper();
    private final TaskService tasks;
    private final StaffDirectory staff;

    TaskAssignmentGuard(TaskService tasks, StaffDirectory staff) {
        this.tasks = tasks;
        this.staff = staff;
    }

    @Override
    public void check(HttpServletRequest request, byte[] body) {
        var matcher = CLAIM.matcher(String.valueOf(request.getPathInfo()));
        if (request.getMethod().equals("POST") && matcher.matches()) {
            check(matcher.group(1), matcher.group(2).equals("unclaim") ? Optional.empty() : assignee(body));
        }
    }

    private void check(String task, Optional<String> assignee) {
        var caller = staff.current();
        if (!caller.hasRole(Roles.LEAD)) {
            checkUnclaim(task, caller);
            if (assignee.filter(id -> !id.equals(caller.id())).isPresent()) {
                throw new AccessRefused("Only a lead may assign a task to another user.");
            }
        }
        assignee.ifPresent(id -> checkClaim(task, id));
    }

    private void checkUnclaim(String task, StaffMember caller) {
        var openTask = tasks.createTaskQuery().taskId(task).singleResult();
        if (openTask != null
                && openTask.getAssignee() != null
                && !openTask.getAssignee().equals(caller.id())) {
            throw new TaskHeldByOther(openTask.getAssignee());
        }
    }

    private void checkClaim(String task, String id) {
        var user = staff.find(id).orElseThrow(() -> new BadInput("userId", "is not a staff user"));
        if (tasks.createTaskQuery().taskId(task).count() == 0) {
            return;
        }
        var groups = tasks.getIdentityLinksForTask(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        if (groups.stream().noneMatch(user::belongsTo)) {
            throw new AccessRefused("The task is restricted to the groups %s.".formatted(String.join(", ", groups)));
        }
    }

    private Optional<String> assignee(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body))
                    .map(claim -> claim.get("userId"))
                    .filter(id -> !id.isNull())
                    .map(JsonNode::asText);
        } catch (IOException e) {
            throw new BadInput("userId", "cannot be parsed");
        }
    }
}
