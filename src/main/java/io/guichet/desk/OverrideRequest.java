package io.guichet.desk;

import io.guichet.brand.Brand;
import io.guichet.policy.Target;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a lead wants to override; null keeps a value.
 *
 * @param correction whether the plan is corrected retroactively, so that SLA targets already met or missed are evaluated again
 * @param target whose due date is {@code due}; both or neither
 */
record OverrideRequest(
        String reason, String priority, String plan, Boolean correction, String team, Target target, Instant due) {

    private static final String UNKNOWN = "override.unknown";

    boolean isCorrection() {
        return Boolean.TRUE.equals(correction);
    }

    /** Details of the timeline entry, by name. */
    Map<String, String> changes() {
        var changes = new LinkedHashMap<String, String>();
        put(changes, "priority", priority);
        put(changes, "plan", plan);
        put(changes, "correction", isCorrection() ? true : null);
        put(changes, "team", team);
        put(changes, "target", target);
        put(changes, "due", due);
        return changes;
    }

    /**
     * Every error in the order of the page.
     *
     * @param unreadable errors of form fields that could not be read into this request; they replace the request's own
     */
    List<FieldError> errors(Brand brand, Collection<String> priorities, Instant now, List<FieldError> unreadable) {
        var errors = new ArrayList<>(Reasons.errors(reason));
        if (changes().isEmpty() && unreadable.isEmpty()) {
            var message = "or plan, team, or target and due is required";
            errors.add(new FieldError("priority", message, "override.no-change"));
        }
        requireOneOf("priority", priority, priorities, errors);
        addPlanErrors(brand, errors);
        requireOneOf(
                "team", team, brand.teams().stream().map(Brand.BrandTeam::id).toList(), errors);
        addDueDateErrors(now, errors);
        var unreadableFields = unreadable.stream().map(FieldError::field).toList();
        errors.removeIf(error -> unreadableFields.contains(error.field()));
        errors.addAll(unreadable);
        return errors;
    }

    private static void requireOneOf(String field, String value, Collection<String> allowed, List<FieldError> errors) {
        if (value != null && !allowed.contains(value)) {
            errors.add(new FieldError(field, "'%s' is not one of %s".formatted(value, allowed), UNKNOWN));
        }
    }

    private void addPlanErrors(Brand brand, List<FieldError> errors) {
        if (isCorrection() && plan == null) {
            errors.add(new FieldError("plan", "is required for a correction", "override.plan.required"));
        }
        if (plan != null) {
            try {
                TicketAttributes.validated(brand, Map.of("plan", plan));
            } catch (BadInput unknown) {
                unknown.errors().forEach(error -> errors.add(new FieldError(error.field(), error.message(), UNKNOWN)));
            }
        }
    }

    private void addDueDateErrors(Instant now, List<FieldError> errors) {
        if (target != null && due == null) {
            errors.add(new FieldError("due", "target and due go together", "override.due.required"));
        }
        if (due != null && target == null) {
            errors.add(new FieldError("target", "target and due go together", "override.target.required"));
        }
        if (due != null && !due.isAfter(now)) {
            errors.add(new FieldError("due", "must lie in the future", "override.due.past"));
        }
    }

    private static void put(Map<String, String> changes, String name, Object value) {
        if (value != null) {
            changes.put(name, value.toString());
        }
    }
}
