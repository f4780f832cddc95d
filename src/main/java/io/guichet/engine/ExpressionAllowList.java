package io.guichet.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.joda.time.DateTime;

/**
 * Allow-list of the methods that expressions may call on tokens, tasks and plain values. All others do not exist for
 * expressions, and nothing can be set.
 */
final class ExpressionAllowList {

    /** The engine's functions for filters, and the one of package {@code process} for diagrams. */
    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups", "attribute");

    private static final Set<String> EXECUTION_METHODS = Set.of(
            "getId",
            "getBusinessKey",
            "getProcessBusinessKey",
            "getProcessInstanceId",
            "getProcessDefinitionId",
            "getTenantId",
            "getCurrentActivityId",
            "getCurrentActivityName",
            "getActivityInstanceId",
            "getEventName",
            "getVariable",
            "getVariableLocal",
            "hasVariable",
            "hasVariableLocal");

    private static final Set<String> TASK_METHODS = Set.of(
            "getId",
            "getName",
            "getDescription",
            "getAssignee",
            "getOwner",
            "getPriority",
            "getCreateTime",
            "getDueDate",
            "getFollowUpDate",
            "getTaskDefinitionKey",
            "getProcessInstanceId",
            "getProcessDefinitionId",
            "getExecution",
            "getExecutionId",
            "getTenantId",
            "getEventName",
            "getVariable",
            "getVariableLocal",
            "hasVariable",
            "hasVariableLocal");

    private static final Set<String> STRING_METHODS = Set.of(
            "length",
            "isEmpty",
            "isBlank",
            "equals",
            "equalsIgnoreCase",
            "contains",
            "startsWith",
            "endsWith",
            "indexOf",
            "substring",
            "toLowerCase",
            "toUpperCase",
            "trim");

    private static final Set<String> NUMBER_METHODS =
            Set.of("intValue", "longValue", "doubleValue", "equals", "compareTo", "booleanValue");

    private static final Set<String> COLLECTION_METHODS = Set.of("size", "isEmpty", "contains");

    private static final Set<String> MAP_METHODS = Set.of("size", "isEmpty", "get", "containsKey");

    private static final Set<String> DATE_METHODS = Set.of("getTime", "before", "after", "equals", "compareTo");

    private static final Set<String> DATE_TIME_METHODS = Stream.concat(
                    Stream.of("plus", "minus", "with").flatMap(prefix -> Stream.of(
                                    "Seconds", "Minutes", "Hours", "Days", "Weeks", "Months", "Years")
                            .map(unit -> prefix + unit)),
                    Stream.of(
                            "withTimeAtStartOfDay",
                            "withHourOfDay",
                            "withMinuteOfHour",
                            "withSecondOfMinute",
                            "withMillisOfSecond",
                            "withDayOfWeek",
                            "withDayOfMonth",
                            "withDayOfYear",
                            "withMonthOfYear",
                            "withTime",
                            "withDate",
                            "getMillis",
                            "toDate",
                            "isBefore",
                            "isAfter",
                            "equals"))
            .collect(toUnmodifiableSet());

    private static final Map<Class<?>, Set<String>> METHODS_BY_TYPE = Map.ofEntries(
            Map.entry(DelegateExecution.class, EXECUTION_METHODS),
            Map.entry(DelegateTask.class, TASK_METHODS),
            Map.entry(String.class, STRING_METHODS),
            Map.entry(Number.class, NUMBER_METHODS),
            Map.entry(Boolean.class, NUMBER_METHODS),
            Map.entry(Collection.class, COLLECTION_METHODS),
            Map.entry(Map.class, MAP_METHODS),
            Map.entry(Date.class, DATE_METHODS),
            Map.entry(DateTime.class, DATE_TIME_METHODS));

    private static final Map<String, Set<String>> METHODS_BY_VARIABLE =
            Map.of("execution", EXECUTION_METHODS, "task", TASK_METHODS);

    private static final Set<String> ALL_METHODS =
            METHODS_BY_TYPE.values().stream().flatMap(Set::stream).collect(toUnmodifiableSet());

    private ExpressionAllowList() {}

    /** Whether this method may be called on this object. */
    static boolean allows(Object base, String method) {
        return METHODS_BY_TYPE.entrySet().stream()
                .anyMatch(type ->
                        type.getKey().isInstance(base) && type.getValue().contains(method));
    }

    /** Whether this method, or the getter of this property, may follow this variable in a diagram. */
    static boolean allowsMember(String variable, String member) {
        return contains(METHODS_BY_VARIABLE.getOrDefault(variable, ALL_METHODS), member);
    }

    static boolean allowsOnAnyType(String member) {
        return contains(ALL_METHODS, member);
    }

    /** Variables that the engine provides to expressions. */
    static boolean isEngineVariable(String variable) {
        return METHODS_BY_VARIABLE.containsKey(variable);
    }

    /** The getter of a property. */
    static String getterName(String property) {
        return property.isEmpty()
                ? property
                : "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    }

    private static boolean contains(Set<String> methods, String member) {
        return methods.contains(member) || methods.contains(getterName(member));
    }
}
