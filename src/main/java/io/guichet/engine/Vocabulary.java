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
 * What an expression may ask of what it meets: where a token is, what a task is called, and plain values. A method that is
 * not named here does not exist for expressions, and nothing can be set.
 */
final class Vocabulary {

    /** The functions that the engine brings for filters. */
    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    private static final Set<String> OF_EXECUTIONS = Set.of(
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

    private static final Set<String> OF_TASKS = Set.of(
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

    private static final Set<String> OF_TEXTS = Set.of(
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

    private static final Set<String> OF_NUMBERS =
            Set.of("intValue", "longValue", "doubleValue", "equals", "compareTo", "booleanValue");

    private static final Set<String> OF_LISTS = Set.of("size", "isEmpty", "contains");

    private static final Set<String> OF_MAPS = Set.of("size", "isEmpty", "get", "containsKey");

    private static final Set<String> OF_DATES = Set.of("getTime", "before", "after", "equals", "compareTo");

    private static final Set<String> OF_MOMENTS = Stream.concat(
                    Stream.of("plus", "minus", "with")
                            .flatMap(way -> Stream.of("Seconds", "Minutes", "Hours", "Days", "Weeks", "Months", "Years")
                                    .map(unit -> way + unit)),
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

    private static final Map<Class<?>, Set<String>> BY_TYPE = Map.ofEntries(
            Map.entry(DelegateExecution.class, OF_EXECUTIONS),
            Map.entry(DelegateTask.class, OF_TASKS),
            Map.entry(String.class, OF_TEXTS),
            Map.entry(Number.class, OF_NUMBERS),
            Map.entry(Boolean.class, OF_NUMBERS),
            Map.entry(Collection.class, OF_LISTS),
            Map.entry(Map.class, OF_MAPS),
            Map.entry(Date.class, OF_DATES),
            Map.entry(DateTime.class, OF_MOMENTS));

    private static final Map<String, Set<String>> BY_NAME = Map.of("execution", OF_EXECUTIONS, "task", OF_TASKS);

    private static final Set<String> OF_ANYTHING =
            BY_TYPE.values().stream().flatMap(Set::stream).collect(toUnmodifiableSet());

    private Vocabulary() {}

    /** Whether this method may be called on this object. */
    static boolean allows(Object base, String method) {
        return BY_TYPE.entrySet().stream()
                .anyMatch(type ->
                        type.getKey().isInstance(base) && type.getValue().contains(method));
    }

    /** Whether this method, or the property that it reads, may be written behind this word in a diagram. */
    static boolean allowsBehind(String word, String member) {
        return contains(BY_NAME.getOrDefault(word, OF_ANYTHING), member);
    }

    static boolean allowsBehindAnything(String member) {
        return contains(OF_ANYTHING, member);
    }

    /** The words that the engine itself gives to expressions. */
    static boolean isGiven(String word) {
        return BY_NAME.containsKey(word);
    }

    /** The method that reads a property. */
    static String reader(String property) {
        return property.isEmpty()
                ? property
                : "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    }

    private static boolean contains(Set<String> methods, String member) {
        return methods.contains(member) || methods.contains(reader(member));
    }
}
