package io.guichet.check;

import io.guichet.policy.InputClasses.InputClass;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem in a table or an e-mail template.
 *
 * @param table the table, or the file of the template
 * @param rows the affected rows; a hidden row precedes those that hide it
 * @param details arguments of the message
 */
public record Finding(FindingKind kind, String table, List<TableRow> rows, List<?> details) {

    /** Examples of inputs for which a problem occurs, to be formatted in the reader's language. */
    record ExampleInputs(List<Map<String, Object>> inputs) {

        private static final int MAX_EXAMPLES = 5;

        static ExampleInputs of(List<InputClass> classes) {
            return new ExampleInputs(classes.stream()
                    .limit(MAX_EXAMPLES)
                    .map(InputClass::example)
                    .toList());
        }
    }

    /** A value of an attribute, to be formatted in the reader's language. */
    record AttributeValue(String attribute, String value) {}

    public Finding {
        rows = List.copyOf(rows);
        details = List.copyOf(details);
    }

    static Finding of(FindingKind kind, String table, List<TableRow> rows, Object... details) {
        return new Finding(kind, table, rows, List.of(details));
    }

    /** An error makes the desk fail or miss a target; a warning needs review. */
    public enum FindingSeverity {
        ERROR,
        WARNING
    }

    /** Kinds of problems. */
    public enum FindingKind {
        TABLE_MISSING(FindingSeverity.ERROR),
        INVALID_EXPRESSION(FindingSeverity.ERROR),
        GAP(FindingSeverity.ERROR),
        OVERLAP(FindingSeverity.ERROR),
        DUPLICATE(FindingSeverity.ERROR),
        NEVER_MATCHES(FindingSeverity.ERROR),
        MASKED(FindingSeverity.ERROR),
        CONTRADICTED(FindingSeverity.WARNING),
        CHANNEL_WITHOUT_TARGET(FindingSeverity.WARNING),
        TARGET_WITHOUT_CHANNEL(FindingSeverity.WARNING),
        HOURS_INVALID(FindingSeverity.ERROR),
        HOURS_NEVER_OPEN(FindingSeverity.ERROR),
        HOURS_MISSING(FindingSeverity.ERROR),
        HOLIDAYS_MISSING(FindingSeverity.ERROR),
        HOLIDAYS_UNKNOWN(FindingSeverity.WARNING),
        WAITING_TIME_MISSING(FindingSeverity.ERROR),
        CLOCK_NEVER_RESUMED(FindingSeverity.ERROR),
        CLOCK_NEVER_STARTED(FindingSeverity.ERROR),
        CLOCK_NEVER_STOPPED(FindingSeverity.ERROR),
        CLOCK_STOP_MISMATCH(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_MISSING(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_INVALID(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_UNKNOWN_VARIABLE(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_EMPTY(FindingSeverity.ERROR),
        FILE_TYPE_UNKNOWN(FindingSeverity.ERROR),
        FILE_TWICE(FindingSeverity.ERROR),
        FILE_UNREADABLE(FindingSeverity.ERROR),
        MODEL_INVALID(FindingSeverity.ERROR),
        ELEMENT_FORBIDDEN(FindingSeverity.ERROR),
        ATTRIBUTE_FORBIDDEN(FindingSeverity.ERROR),
        FORM_KEY_FORBIDDEN(FindingSeverity.ERROR),
        EXPRESSION_FORBIDDEN(FindingSeverity.ERROR),
        LANGUAGE_FORBIDDEN(FindingSeverity.ERROR),
        EXPRESSION_TOO_DEEP(FindingSeverity.ERROR),
        PROCESS_KEY_CHANGED(FindingSeverity.ERROR),
        PROCESS_NOT_EXECUTABLE(FindingSeverity.ERROR),
        HISTORY_TIME_MISSING(FindingSeverity.ERROR),
        FLOW_NOT_CONNECTED(FindingSeverity.ERROR),
        ELEMENT_UNREACHABLE(FindingSeverity.ERROR),
        DEAD_END(FindingSeverity.ERROR),
        GATEWAY_WITHOUT_DEFAULT(FindingSeverity.ERROR),
        FLOW_WITHOUT_CONDITION(FindingSeverity.ERROR),
        CONDITION_IGNORED(FindingSeverity.ERROR),
        WAIT_WITHOUT_TIMER(FindingSeverity.ERROR),
        WORK_INTERRUPTED(FindingSeverity.ERROR),
        TIMER_INVALID(FindingSeverity.ERROR),
        TIMER_TYPE_WRONG(FindingSeverity.ERROR),
        ASYNC_BEFORE_ANSWER(FindingSeverity.ERROR),
        FORM_KEY_MISSING(FindingSeverity.ERROR),
        FORM_NOT_NAMED(FindingSeverity.ERROR),
        FORM_MISSING(FindingSeverity.ERROR),
        GROUP_MISSING(FindingSeverity.ERROR),
        GROUP_UNKNOWN(FindingSeverity.ERROR),
        DUE_DATE_NOT_FROM_LEDGER(FindingSeverity.ERROR),
        RANK_NOT_FROM_TICKET(FindingSeverity.ERROR),
        TASK_NAME_MISSING(FindingSeverity.ERROR),
        LISTENER_MISSING(FindingSeverity.ERROR),
        TASK_WITHOUT_DELEGATE(FindingSeverity.ERROR),
        CALL_NOT_NEWEST(FindingSeverity.ERROR),
        CALL_WITHOUT_TICKET(FindingSeverity.ERROR),
        CALLED_PROCESS_UNKNOWN(FindingSeverity.ERROR),
        PROCESS_MISSING(FindingSeverity.ERROR),
        PROCESS_NEVER_STARTED(FindingSeverity.WARNING),
        STATUS_MISSING(FindingSeverity.ERROR),
        STATUS_WITHOUT_WAIT(FindingSeverity.WARNING),
        STATUS_LABEL_MISSING(FindingSeverity.ERROR),
        STATUS_TURN_MISSING(FindingSeverity.ERROR),
        PUBLIC_STATUS_MISSING(FindingSeverity.ERROR),
        NEXT_STEP_MISSING(FindingSeverity.ERROR),
        REPLY_NOT_HANDLED(FindingSeverity.ERROR),
        MESSAGE_UNKNOWN(FindingSeverity.ERROR),
        MESSAGE_NOT_AWAITED(FindingSeverity.ERROR),
        SLA_TIMER_MISSING(FindingSeverity.ERROR),
        SLA_TIMER_INTERRUPTS(FindingSeverity.ERROR),
        SLA_TIMER_NOT_ARMED(FindingSeverity.ERROR),
        SLA_TIMER_WITHOUT_WARNING(FindingSeverity.ERROR),
        STAGE_MISSING(FindingSeverity.ERROR),
        STEP_MISSING(FindingSeverity.ERROR),
        STEP_SKIPPED(FindingSeverity.ERROR),
        VARIABLE_UNKNOWN(FindingSeverity.ERROR),
        OUTCOME_NOT_SET(FindingSeverity.ERROR),
        OUTCOME_UNKNOWN(FindingSeverity.ERROR),
        ATTRIBUTE_UNKNOWN(FindingSeverity.ERROR),
        ATTRIBUTE_VALUE_UNKNOWN(FindingSeverity.ERROR),
        RUNNING_TICKETS_STAND(FindingSeverity.WARNING),
        FORM_FIELD_MISSING(FindingSeverity.ERROR),
        FORM_FIELD_UNKNOWN(FindingSeverity.ERROR),
        FORM_OPTION_UNKNOWN(FindingSeverity.ERROR),
        CONTACT_OPTION_UNKNOWN(FindingSeverity.ERROR),
        FORM_INVALID(FindingSeverity.ERROR),
        FORM_UNTRANSLATED(FindingSeverity.ERROR),
        BRAND_INVALID(FindingSeverity.ERROR),
        BRAND_MISSING(FindingSeverity.ERROR),
        BRAND_UNTRANSLATED(FindingSeverity.ERROR),
        ROW_TEXTS_INVALID(FindingSeverity.ERROR),
        DECISION_KEY_CHANGED(FindingSeverity.ERROR),
        TABLE_UNKNOWN(FindingSeverity.ERROR),
        HIT_POLICY_CHANGED(FindingSeverity.ERROR),
        OUTPUT_MISSING(FindingSeverity.ERROR),
        OUTPUT_TWICE(FindingSeverity.ERROR),
        OUTPUT_UNKNOWN(FindingSeverity.WARNING),
        OUTPUT_TYPE_WRONG(FindingSeverity.ERROR),
        INPUT_TYPE_WRONG(FindingSeverity.ERROR),
        NAME_UNKNOWN(FindingSeverity.ERROR),
        VALUE_UNKNOWN(FindingSeverity.ERROR),
        ROW_INCOMPLETE(FindingSeverity.ERROR),
        ROW_UNDESCRIBED(FindingSeverity.WARNING),
        ROW_TWICE(FindingSeverity.ERROR),
        OUTPUT_EMPTY(FindingSeverity.ERROR),
        OUTPUT_WRONG(FindingSeverity.ERROR),
        OUTPUT_WORD_UNKNOWN(FindingSeverity.ERROR),
        AMOUNT_WRONG(FindingSeverity.ERROR),
        TEAM_UNKNOWN(FindingSeverity.ERROR),
        OUTPUT_OUT_OF_RANGE(FindingSeverity.ERROR),
        LADDER_STEP_WRONG(FindingSeverity.ERROR),
        TABLES_UNCHECKABLE(FindingSeverity.ERROR),
        ID_MEANINGLESS(FindingSeverity.WARNING),
        ELEMENT_NOT_DRAWN(FindingSeverity.WARNING),
        NAME_NOT_READABLE(FindingSeverity.WARNING),
        STEP_UNDOCUMENTED(FindingSeverity.WARNING),
        LEVEL_TOO_LARGE(FindingSeverity.WARNING),
        ENDLESS_LOOP(FindingSeverity.ERROR),
        INTERRUPTION_WRONG(FindingSeverity.ERROR),
        TERMINATES_TICKET(FindingSeverity.ERROR),
        VARIABLE_RESERVED(FindingSeverity.ERROR),
        ASSIGNEE_FIXED(FindingSeverity.ERROR),
        SOLVED_STATUS_MISSING(FindingSeverity.ERROR),
        CONDITION_INVALID(FindingSeverity.ERROR),
        PARALLEL_PATHS(FindingSeverity.ERROR),
        EXPRESSION_TOO_COSTLY(FindingSeverity.ERROR),
        EVENT_TYPE_FORBIDDEN(FindingSeverity.ERROR),
        START_WRONG(FindingSeverity.ERROR),
        STEP_REPEATED(FindingSeverity.ERROR),
        STEP_OF_OTHER_PROCESS(FindingSeverity.ERROR),
        STEP_TOO_EARLY(FindingSeverity.ERROR),
        OUTCOME_NOT_READ(FindingSeverity.ERROR),
        CONDITION_CONSTANT(FindingSeverity.ERROR),
        CONDITION_TWICE(FindingSeverity.ERROR),
        STATUS_RESERVED(FindingSeverity.ERROR),
        STAGE_TWICE(FindingSeverity.ERROR),
        CALL_CIRCULAR(FindingSeverity.ERROR),
        HISTORY_TIME_SHORT(FindingSeverity.ERROR),
        FILE_TOO_LARGE(FindingSeverity.ERROR),
        EMAIL_TEMPLATE_INCOMPLETE(FindingSeverity.ERROR),
        ROW_TEXT_UNKNOWN(FindingSeverity.WARNING),
        ROW_UNTRANSLATED(FindingSeverity.WARNING),
        EXPRESSION_ARGUMENTS_WRONG(FindingSeverity.ERROR),
        FORM_FIELD_WRONG(FindingSeverity.ERROR),
        BRAND_PREFIX_TWICE(FindingSeverity.ERROR),
        ROW_TEXT_TOO_LONG(FindingSeverity.ERROR);

        private final FindingSeverity severity;

        FindingKind(FindingSeverity severity) {
            this.severity = severity;
        }

        FindingSeverity severity() {
            return severity;
        }
    }

    /** The inputs for which it occurs; the first example if there are several. */
    Map<String, Object> values() {
        var values = new TreeMap<String, Object>();
        for (var detail : details) {
            if (detail instanceof AttributeValue attributeValue) {
                values.put(attributeValue.attribute(), attributeValue.value());
            } else if (detail instanceof ExampleInputs examples
                    && !examples.inputs().isEmpty()) {
                values.putAll(examples.inputs().get(0));
            }
        }
        return values;
    }

    public FindingSeverity severity() {
        return kind.severity;
    }
}
