package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.guichet.check.Finding.FindingKind;
import io.guichet.check.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Drafts of which each breaks one rule only: a shipped file with one edit. */
public final class Drafts {

    private static final String TICKET = "processes/ticket.bpmn";
    private static final String ESCALATION = "processes/escalation.bpmn";
    private static final String VIMEO = "processes/policies/vimeo/";
    private static final String WEBSHOP = "processes/policies/webshop/";
    private static final String DEFAULTS = "processes/policies/defaults/";

    private Drafts() {}

    /**
     * One draft.
     *
     * @param edit what is wrong, in words
     * @param place id of the element or row that is named; null for the file
     */
    public record Draft(FindingKind kind, String place, String edit, String path, String content) {

        public ModelFile file() {
            return ModelFile.at(path, content.getBytes(StandardCharsets.UTF_8));
        }

        /** The brand that deploys it; null for none. */
        public String brand() {
            return file().brand();
        }

        @Override
        public String toString() {
            return "%s %s: %s".formatted(kind, path.substring(path.lastIndexOf('/') + 1), edit);
        }
    }

    /** All drafts of diagrams, tables and forms. */
    public static List<Draft> all() {
        var drafts = new ArrayList<Draft>();
        drafts.addAll(diagrams());
        drafts.addAll(endless());
        drafts.addAll(waits());
        drafts.addAll(tasks());
        drafts.addAll(forms());
        drafts.addAll(tables());
        return drafts;
    }

    private static List<Draft> diagrams() {
        return List.of(
                draft(FindingKind.FILE_UNREADABLE, null, TICKET, "</bpmn:definitions>", ""),
                draft(
                        FindingKind.ELEMENT_FORBIDDEN,
                        "Task_OpenTicket",
                        TICKET,
                        "<bpmn:documentation>Opens the ticket under the number of the question.",
                        "<bpmn:script>1</bpmn:script><bpmn:documentation>Opens the ticket."),
                draft(
                        FindingKind.ATTRIBUTE_FORBIDDEN,
                        "Task_OpenTicket",
                        TICKET,
                        "camunda:delegateExpression=\"${openTicket}\"",
                        "camunda:class=\"java.lang.Object\""),
                draft(
                        FindingKind.FORM_KEY_FORBIDDEN,
                        "Task_Triage",
                        TICKET,
                        "id=\"Task_Triage\" name=\"Triage\" camunda:formKey=\"embedded:/forms/workspace.html\"",
                        "id=\"Task_Triage\" name=\"Triage\" camunda:formKey=\"https://example.org\""),
                draft(FindingKind.EXPRESSION_FORBIDDEN, "Task_OpenTicket", TICKET, "${openTicket}", "${openTickets}"),
                draft(
                        FindingKind.PROCESS_KEY_CHANGED,
                        "tickets",
                        TICKET,
                        "process id=\"ticket\"",
                        "process id=\"tickets\""),
                draft(
                        FindingKind.PROCESS_NOT_EXECUTABLE,
                        "ticket",
                        TICKET,
                        "isExecutable=\"true\"",
                        "isExecutable=\"false\""),
                draft(FindingKind.HISTORY_TIME_MISSING, "ticket", TICKET, " camunda:historyTimeToLive=\"P180D\"", ""),
                draft(
                        FindingKind.FLOW_NOT_CONNECTED,
                        "Flow_NeedsTriage_Triage",
                        TICKET,
                        "sourceRef=\"Gateway_NeedsTriage\" targetRef=\"Task_Triage\"",
                        "sourceRef=\"Gateway_NeedsTriage\" targetRef=\"Task_Gone\""),
                without(
                        FindingKind.ELEMENT_UNREACHABLE,
                        "Task_Triage",
                        TICKET,
                        "sequenceFlow",
                        "Flow_NeedsTriage_Triage"),
                without(
                        FindingKind.DEAD_END,
                        "Task_CheckIdentity",
                        TICKET,
                        "sequenceFlow",
                        "Flow_CheckIdentity_Answer"),
                draft(FindingKind.GATEWAY_WITHOUT_DEFAULT, "Gateway_Outcome", TICKET, text -> text.replace(
                                " default=\"Flow_Outcome_Solved\"", "")
                        .replace(
                                "sourceRef=\"Gateway_Outcome\" targetRef=\"Sub_Solved\"/>",
                                "sourceRef=\"Gateway_Outcome\" targetRef=\"Sub_Solved\">"
                                        + condition("outcome == 'SOLVE'") + "</bpmn:sequenceFlow>")),
                draft(
                        FindingKind.FLOW_WITHOUT_CONDITION,
                        "Flow_Outcome_Solved",
                        TICKET,
                        " default=\"Flow_Outcome_Solved\"",
                        ""),
                draft(
                        FindingKind.CONDITION_IGNORED,
                        "Flow_Triage_ReviewPriority",
                        TICKET,
                        "sourceRef=\"Task_Triage\" targetRef=\"Task_ReviewPriority\"/>",
                        "sourceRef=\"Task_Triage\" targetRef=\"Task_ReviewPriority\">"
                                + condition("ticketState.needsTriage(execution)") + "</bpmn:sequenceFlow>"),
                draft(
                        FindingKind.ASYNC_BEFORE_ANSWER,
                        "Task_OpenTicket",
                        TICKET,
                        "id=\"Task_OpenTicket\"",
                        "id=\"Task_OpenTicket\" camunda:asyncBefore=\"true\""),
                draft(
                        FindingKind.TASK_WITHOUT_DELEGATE,
                        "Task_CheckFairUse",
                        TICKET,
                        " camunda:delegateExpression=\"${checkFairUse}\"",
                        ""),
                draft(
                        FindingKind.CALLED_PROCESS_UNKNOWN,
                        "Call_Escalate",
                        TICKET,
                        "calledElement=\"escalation\"",
                        "calledElement=\"escalations\""),
                draft(
                        FindingKind.CALL_NOT_NEWEST,
                        "Call_Escalate",
                        TICKET,
                        "calledElement=\"escalation\"",
                        "calledElement=\"escalation\" camunda:calledElementBinding=\"deployment\""),
                draft(
                        FindingKind.CALL_WITHOUT_TICKET,
                        "Call_Escalate",
                        TICKET,
                        text -> text.replaceFirst(
                                "(?s)(calledElement=\"escalation\".*?)<camunda:in businessKey=\"[^\"]*\"/>", "$1")),
                draft(
                        FindingKind.STEP_MISSING,
                        "ticket",
                        TICKET,
                        "camunda:delegateExpression=\"${registerTicket}\"",
                        "camunda:delegateExpression=\"${checkFairUse}\""),
                draft(
                        FindingKind.STEP_SKIPPED,
                        "Task_AssignTeam",
                        TICKET,
                        "sourceRef=\"Gateway_PaymentDue\" targetRef=\"Task_DecidePriority\"",
                        "sourceRef=\"Gateway_PaymentDue\" targetRef=\"Task_AssignTeam\""),
                draft(
                        FindingKind.STAGE_MISSING,
                        "ticket",
                        TICKET,
                        "<camunda:property name=\"stage\" value=\"await-customer\"/>",
                        ""),
                draft(
                        FindingKind.CONDITION_INVALID,
                        "Flow_Outcome_AwaitCustomer",
                        TICKET,
                        "${outcome == 'ASK_CUSTOMER'}",
                        "outcome == 'ASK_CUSTOMER'"),
                draft(
                        FindingKind.CONDITION_INVALID,
                        "Flow_NeedsTriage_Triage",
                        TICKET,
                        "${ticketState.needsTriage(execution)}",
                        "${ticketState.team(execution)}"),
                draft(
                        FindingKind.PARALLEL_PATHS,
                        "Task_Triage",
                        TICKET,
                        "<bpmn:sequenceFlow id=\"Flow_ReviewPriority_ReviewTeam\"",
                        "<bpmn:sequenceFlow id=\"Flow_Triage_Answer\" sourceRef=\"Task_Triage\""
                                + " targetRef=\"Task_Answer\"/><bpmn:sequenceFlow id=\"Flow_ReviewPriority_ReviewTeam\""),
                draft(
                        FindingKind.ENDLESS_LOOP,
                        "Task_ReviewPriority",
                        TICKET,
                        "sourceRef=\"Task_ReviewTeam\" targetRef=\"Gateway_ChecksNeeded\"",
                        "sourceRef=\"Task_ReviewTeam\" targetRef=\"Task_ReviewPriority\""),
                draft(
                        FindingKind.INTERRUPTION_WRONG,
                        "Start_Split",
                        TICKET,
                        "name=\"Ticket split\" isInterrupting=\"false\"",
                        "name=\"Ticket split\""),
                draft(
                        FindingKind.TERMINATES_TICKET,
                        "End_Warned",
                        TICKET,
                        "<bpmn:endEvent id=\"End_Warned\" name=\"Warned\">",
                        "<bpmn:endEvent id=\"End_Warned\" name=\"Warned\"><bpmn:terminateEventDefinition id=\"T\"/>"),
                draft(
                        FindingKind.VARIABLE_RESERVED,
                        "Call_Escalate",
                        TICKET,
                        "<camunda:out source=\"outcome\" target=\"outcome\"/>",
                        "<camunda:out source=\"outcome\" target=\"outcome\"/><camunda:out source=\"x\""
                                + " target=\"brand\"/>"),
                draft(
                        FindingKind.SOLVED_STATUS_MISSING,
                        "ticket",
                        TICKET,
                        "<camunda:property name=\"status\" value=\"SOLVED\"/>",
                        "<camunda:property name=\"status\" value=\"DONE\"/>"),
                draft(
                        FindingKind.STAGE_MISSING,
                        "escalation",
                        ESCALATION,
                        "name=\"stage\" value=\"developer\"",
                        "name=\"stage\" value=\"developers\""),
                draft(
                        FindingKind.VARIABLE_UNKNOWN,
                        "Flow_Outcome_AwaitCustomer",
                        TICKET,
                        "${outcome == 'ASK_CUSTOMER'}",
                        "${outcom == 'ASK_CUSTOMER'}"),
                draft(
                        FindingKind.OUTCOME_UNKNOWN,
                        "Flow_Outcome_AwaitCustomer",
                        TICKET,
                        "${outcome == 'ASK_CUSTOMER'}",
                        "${outcome == 'ASKED'}"),
                draft(
                        FindingKind.OUTCOME_NOT_SET,
                        "Flow_EscalationOutcome_Answered",
                        TICKET,
                        "<camunda:out source=\"outcome\" target=\"outcome\"/>",
                        ""),
                draft(
                        FindingKind.ATTRIBUTE_UNKNOWN,
                        "Flow_NeedsTriage_Triage",
                        TICKET,
                        "${ticketState.needsTriage(execution)}",
                        "${attribute('requesttype') == 'billing'}"),
                draft(
                        FindingKind.ATTRIBUTE_VALUE_UNKNOWN,
                        "Flow_NeedsTriage_Triage",
                        TICKET,
                        "${ticketState.needsTriage(execution)}",
                        "${attribute('requestType') == 'biling'}"));
    }

    /** What would run without end, or for other tickets as well. */
    private static List<Draft> endless() {
        var loop = "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality>"
                + "</bpmn:multiInstanceLoopCharacteristics>";
        return List.of(
                draft(
                        FindingKind.STEP_REPEATED,
                        "Task_RegisterTicket",
                        TICKET,
                        text -> text.replaceFirst(
                                "(?s)(<bpmn:serviceTask id=\"Task_RegisterTicket\".*?)(</bpmn:serviceTask>)",
                                "$1" + loop + "$2")),
                draft(
                        FindingKind.EVENT_TYPE_FORBIDDEN,
                        "End_Warned",
                        TICKET,
                        "<bpmn:endEvent id=\"End_Warned\" name=\"Warned\">",
                        "<bpmn:endEvent id=\"End_Warned\" name=\"Warned\"><bpmn:signalEventDefinition id=\"S\"/>"),
                draft(
                        FindingKind.START_WRONG,
                        "Start_SolutionAnnounced",
                        "processes/survey.bpmn",
                        text -> text.replaceFirst(
                                "(?s)(<bpmn:startEvent .*?)(</bpmn:startEvent>)",
                                "$1<bpmn:timerEventDefinition id=\"T\"><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle>"
                                        + "</bpmn:timerEventDefinition>$2")),
                draft(
                        FindingKind.STEP_TOO_EARLY,
                        "Task_CheckFairUse",
                        TICKET,
                        "camunda:delegateExpression=\"${checkFairUse}\"",
                        "camunda:delegateExpression=\"${closeTicket}\""),
                draft(
                        FindingKind.STEP_OF_OTHER_PROCESS,
                        "Task_CheckFairUse",
                        TICKET,
                        "camunda:delegateExpression=\"${checkFairUse}\"",
                        "camunda:delegateExpression=\"${restoreRank}\""),
                draft(
                        FindingKind.CALL_CIRCULAR,
                        "Call_EscalateAgain",
                        ESCALATION,
                        text -> text.replace("targetRef=\"End_SolvedByTier\"", "targetRef=\"Call_EscalateAgain\"")
                                .replaceFirst(
                                        "<bpmn:endEvent ",
                                        """
                                        <bpmn:callActivity id="Call_EscalateAgain" name="Escalate again"
                                          calledElement="escalation"><bpmn:extensionElements>
                                          <camunda:in businessKey="#{execution.processBusinessKey}"/>
                                          <camunda:in source="brand" target="brand"/>
                                          <camunda:in source="number" target="number"/>
                                          <camunda:in source="outcome" target="outcome"/>
                                          <camunda:out source="outcome" target="outcome"/>
                                        </bpmn:extensionElements></bpmn:callActivity>
                                        <bpmn:sequenceFlow id="Flow_EscalateAgain" sourceRef="Call_EscalateAgain"
                                          targetRef="End_SolvedByTier"/><bpmn:endEvent\s""")),
                draft(
                        FindingKind.CONDITION_CONSTANT,
                        "Flow_NeedsTriage_Triage",
                        TICKET,
                        "${ticketState.needsTriage(execution)}",
                        "${'triage' == 'triage'}"),
                draft(
                        FindingKind.CONDITION_TWICE,
                        "Flow_ChecksNeeded_HandleLegalPapers",
                        TICKET,
                        "${ticketState.needsLegalPapers(execution)}",
                        "${ ticketState.needsIdentityCheck(execution) }"),
                draft(
                        FindingKind.OUTCOME_NOT_READ,
                        "Task_Answer",
                        TICKET,
                        "${outcome == 'ESCALATE_SPECIALIST' || outcome == 'ESCALATE_DEVELOPER'}",
                        "${outcome == 'ESCALATE_SPECIALIST'}"),
                draft(
                        FindingKind.STATUS_RESERVED,
                        "Task_CheckIdentity",
                        TICKET,
                        text -> text.replaceFirst(
                                "(?s)(id=\"Task_CheckIdentity\".*?name=\"status\" value=\")IN_PROGRESS", "$1SOLVED")),
                draft(
                        FindingKind.STAGE_TWICE,
                        "Task_CheckIdentity",
                        TICKET,
                        text -> text.replaceFirst(
                                "(?s)(id=\"Task_CheckIdentity\".*?<camunda:properties>)",
                                "$1<camunda:property name=\"stage\" value=\"checks\"/>"
                                        + "<camunda:property name=\"stage\" value=\"checks\"/>")),
                draft(
                        FindingKind.EXPRESSION_ARGUMENTS_WRONG,
                        "Flow_NeedsTriage_Triage",
                        TICKET,
                        "${ticketState.needsTriage(execution)}",
                        "${ticketState.needsTriage(brand)}"),
                draft(
                        FindingKind.EXPRESSION_FORBIDDEN,
                        "Task_CheckFairUse",
                        TICKET,
                        "camunda:delegateExpression=\"${checkFairUse}\"",
                        "camunda:delegateExpression=\"${triage}\""),
                draft(
                        FindingKind.HISTORY_TIME_SHORT,
                        "ticket",
                        TICKET,
                        "camunda:historyTimeToLive=\"P180D\"",
                        "camunda:historyTimeToLive=\"P1D\""),
                draft(
                        FindingKind.VARIABLE_RESERVED,
                        "Task_Answer",
                        TICKET,
                        text -> text.replaceFirst(
                                "(?s)(id=\"Task_Answer\".*?</camunda:properties>)",
                                "$1<camunda:inputOutput><camunda:outputParameter name=\"outcome\">SOLVE"
                                        + "</camunda:outputParameter></camunda:inputOutput>")),
                draft(FindingKind.FILE_TOO_LARGE, null, ESCALATION, text -> text + " ".repeat(6 * 1024 * 1024)));
    }

    private static List<Draft> waits() {
        return List.of(
                draft(
                        FindingKind.WAIT_WITHOUT_TIMER,
                        "Task_AwaitPayment",
                        TICKET,
                        "name=\"Payment overdue\" attachedToRef",
                        "name=\"Payment overdue\" cancelActivity=\"false\" attachedToRef"),
                draft(
                        FindingKind.WORK_INTERRUPTED,
                        "Event_TriageUnattended",
                        TICKET,
                        "cancelActivity=\"false\" attachedToRef=\"Task_Triage\"",
                        "attachedToRef=\"Task_Triage\""),
                draft(
                        FindingKind.TIMER_INVALID,
                        "Event_PaymentOverdue",
                        TICKET,
                        "${waitingTimes.payment(execution)}",
                        "in two hours"),
                draft(
                        FindingKind.TIMER_INVALID,
                        "Event_ReminderDue",
                        TICKET,
                        "${waitingTimes.reminders(execution)}",
                        "R/PT1S"),
                draft(
                        FindingKind.TIMER_INVALID,
                        "Event_ReplyOverdue",
                        TICKET,
                        silence("<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1S</bpmn:timeDuration>")),
                draft(
                        FindingKind.TIMER_INVALID,
                        "Event_ReplyOverdue",
                        TICKET,
                        silence(
                                "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P9999999Y</bpmn:timeDuration>")),
                draft(
                        FindingKind.TIMER_INVALID,
                        "Event_ReminderDue",
                        TICKET,
                        "${waitingTimes.reminders(execution)}",
                        "R3/P1W"),
                draft(
                        FindingKind.TIMER_INVALID,
                        "Event_ReplyOverdue",
                        TICKET,
                        text -> text.replaceFirst(
                                "(<bpmn:boundaryEvent id=\"Event_ReplyOverdue\"[^>]*>)",
                                "$1<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>soon"
                                        + "</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>")),
                draft(
                        FindingKind.TIMER_TYPE_WRONG,
                        "Event_PaymentOverdue",
                        TICKET,
                        "${waitingTimes.payment(execution)}",
                        "${waitingTimes.reminders(execution)}"),
                draft(
                        FindingKind.STATUS_MISSING,
                        "Task_AwaitCustomer",
                        TICKET,
                        "<camunda:property name=\"status\" value=\"WAITING_FOR_CUSTOMER\"/>",
                        ""),
                draft(
                        FindingKind.STATUS_LABEL_MISSING,
                        "Task_AwaitPayment",
                        TICKET,
                        "<camunda:property name=\"statusLabelFr\" value=\"En attente de paiement\"/>",
                        ""),
                draft(
                        FindingKind.STATUS_TURN_MISSING,
                        "Event_ReopeningOver",
                        TICKET,
                        "<camunda:property name=\"turn\" value=\"nobody\"/>",
                        "<camunda:property name=\"turn\" value=\"somebody\"/>"),
                draft(
                        FindingKind.PUBLIC_STATUS_MISSING,
                        "Task_AwaitPayment",
                        TICKET,
                        "<camunda:property name=\"publicStatus\" value=\"Waiting for your payment\"/>",
                        ""),
                draft(
                        FindingKind.NEXT_STEP_MISSING,
                        "Task_AwaitPayment",
                        TICKET,
                        text -> text.replaceFirst(
                                "<camunda:property name=\"nextStepFr\" value=\"Votre demande devient[^>]*/>", "")),
                draft(
                        FindingKind.REPLY_NOT_HANDLED,
                        "Task_AwaitPayment",
                        TICKET,
                        text -> text.replaceFirst(
                                "(value=\"await-payment\"/>\\s*)<camunda:property name=\"ignoredMessages\""
                                        + " value=\"CustomerReplied\"/>",
                                "$1")),
                draft(
                        FindingKind.MESSAGE_UNKNOWN,
                        "Event_Reopened",
                        TICKET,
                        "name=\"TicketReopened\"",
                        "name=\"TicketReopend\""),
                draft(
                        FindingKind.MESSAGE_NOT_AWAITED,
                        "ticket",
                        TICKET,
                        "messageRef=\"Message_TicketWithdrawn\"",
                        "messageRef=\"Message_TicketMerged\""),
                draft(
                        FindingKind.SLA_TIMER_MISSING,
                        "Sub_Work",
                        TICKET,
                        text -> cut(
                                cut(text, "boundaryEvent", "Event_ResolutionWarningDue"),
                                "sequenceFlow",
                                "Flow_ResolutionWarningDue_WarnAboutDeadline")),
                draft(
                        FindingKind.SLA_TIMER_INTERRUPTS,
                        "Event_ResponseWarningDue",
                        TICKET,
                        "name=\"Response warning due\" cancelActivity=\"false\"",
                        "name=\"Response warning due\""),
                draft(
                        FindingKind.SLA_TIMER_NOT_ARMED,
                        "Event_ResponseWarningDue",
                        TICKET,
                        "<bpmn:timeCycle"
                                + " xsi:type=\"bpmn:tFormalExpression\">${sla.responseWarnings(execution)}</bpmn:timeCycle>",
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration>"),
                draft(
                        FindingKind.SLA_TIMER_NOT_ARMED,
                        "Event_ResolutionWarningDue",
                        TICKET,
                        "${sla.resolutionWarnings(execution)}",
                        "PT1H"),
                draft(
                        FindingKind.SLA_TIMER_NOT_ARMED,
                        "Event_ResolutionWarningDue",
                        TICKET,
                        "${sla.resolutionWarnings(execution)}",
                        "${waitingTimes.silence(execution)}"),
                draft(
                        FindingKind.SLA_TIMER_WITHOUT_WARNING,
                        "Event_ResponseWarningDue",
                        TICKET,
                        "sourceRef=\"Event_ResponseWarningDue\" targetRef=\"Task_WarnAboutDeadline\"",
                        "sourceRef=\"Event_ResponseWarningDue\" targetRef=\"End_Warned\""),
                draft(
                        FindingKind.SLA_TIMER_NOT_ARMED,
                        "Event_DeveloperWarningDue",
                        ESCALATION,
                        "${sla.developerWarnings(execution)}",
                        "R3/PT1H"));
    }

    private static List<Draft> tasks() {
        return List.of(
                task(FindingKind.FORM_KEY_MISSING, " camunda:formKey=\"embedded:/forms/workspace.html\"", ""),
                task(FindingKind.GROUP_MISSING, " camunda:candidateGroups=\"${ticketState.team(execution)}\"", ""),
                task(
                        FindingKind.GROUP_UNKNOWN,
                        "camunda:candidateGroups=\"${ticketState.team(execution)}\"",
                        "camunda:candidateGroups=\"acounting\""),
                task(
                        FindingKind.ASSIGNEE_FIXED,
                        "camunda:assignee=\"${ticketState.assignee(execution)}\"",
                        "camunda:assignee=\"ada\""),
                task(FindingKind.DUE_DATE_NOT_FROM_LEDGER, "${sla.due(execution)}", "in two hours"),
                task(
                        FindingKind.DUE_DATE_NOT_FROM_LEDGER,
                        "camunda:dueDate",
                        "camunda:followUpDate=\"in two hours\" camunda:dueDate"),
                task(FindingKind.RANK_NOT_FROM_TICKET, "${ticketState.queueRank(execution)}", "50"),
                draft(
                        FindingKind.FORM_NOT_NAMED,
                        "Task_Triage",
                        TICKET,
                        "<camunda:property name=\"form\" value=\"triage\"/>",
                        ""),
                draft(
                        FindingKind.FORM_MISSING,
                        "Task_Triage",
                        TICKET,
                        "<camunda:property name=\"form\" value=\"triage\"/>",
                        "<camunda:property name=\"form\" value=\"triages\"/>"),
                draft(
                        FindingKind.TASK_NAME_MISSING,
                        "Task_Triage",
                        TICKET,
                        text -> text.replaceFirst("<camunda:property name=\"nameFr\" value=\"[^\"]*\"/>", "")),
                draft(
                        FindingKind.LISTENER_MISSING,
                        "Task_Triage",
                        TICKET,
                        "<camunda:taskListener event=\"complete\" delegateExpression=\"${triage}\"/>",
                        ""));
    }

    private static List<Draft> forms() {
        return List.of(
                draft(
                        FindingKind.CONTACT_OPTION_UNKNOWN,
                        "requestType",
                        "forms/contact-vimeo.form",
                        "\"value\": \"lost-pin\"",
                        "\"value\": \"lost-pins\""),
                draft(
                        FindingKind.FORM_FIELD_WRONG,
                        "subject",
                        "forms/contact-vimeo.form",
                        "\"key\": \"subject\",",
                        "\"key\": \"subject\", \"conditional\": {\"hide\": \"=true\"},"),
                draft(
                        FindingKind.FORM_FIELD_WRONG,
                        "outcome",
                        "forms/answer.form",
                        text -> text.replaceFirst("\"radio\"", "\"checklist\"")),
                draft(
                        FindingKind.FORM_FIELD_WRONG,
                        "reply",
                        "forms/answer.form",
                        text -> text.replaceFirst("\"textarea\"", "\"number\"")),
                draft(
                        FindingKind.FORM_INVALID,
                        null,
                        "forms/answer.form",
                        text -> text.replaceFirst("\"maxLength\": *\\d+", "\"maxLength\": 0")),
                draft(FindingKind.BRAND_INVALID, null, VIMEO + "brand.yaml", "prefix: VI-", "prefix: VI 1"),
                draft(FindingKind.BRAND_INVALID, null, VIMEO + "brand.yaml", "accent: \"#", "accent: \"red; #"),
                draft(
                        FindingKind.BRAND_INVALID,
                        null,
                        VIMEO + "brand.yaml",
                        text -> text.replaceFirst("https://", "javascript:")),
                draft(FindingKind.BRAND_PREFIX_TWICE, null, VIMEO + "brand.yaml", "prefix: VI-", "prefix: MI-"),
                draft(
                        FindingKind.FORM_INVALID,
                        null,
                        "forms/answer.form",
                        text -> text.replaceFirst("\"textarea\"", "\"filepicker\"")),
                draft(
                        FindingKind.FORM_UNTRANSLATED,
                        "outcome",
                        "forms/answer.form",
                        text -> text.replaceFirst("\"labelFr\": *\"[^\"]*\"", "\"labelFr\": \"\"")),
                draft(FindingKind.FORM_FIELD_MISSING, "outcome", "forms/answer.form", text -> text.replace(
                                "\"key\": \"outcome\"", "\"key\": \"result\"")
                        .replace("outcome", "result")),
                draft(
                        FindingKind.FORM_FIELD_MISSING,
                        "outcome",
                        "forms/identity-check.form",
                        text -> text.replace("\"key\": \"outcome\"", "\"key\": \"result\"")),
                draft(
                        FindingKind.FORM_FIELD_MISSING,
                        "body",
                        "forms/contact.form",
                        text -> text.replace("\"key\": \"body\"", "\"key\": \"text\"")),
                draft(
                        FindingKind.FORM_FIELD_UNKNOWN,
                        "thing",
                        "forms/triage.form",
                        text -> text.replace("\"key\": \"product\"", "\"key\": \"thing\"")),
                draft(
                        FindingKind.FORM_OPTION_UNKNOWN,
                        "outcome",
                        "forms/identity-check.form",
                        text -> text.replace("\"CONFIRMED\"", "\"CONFIRM\"")),
                draft(
                        FindingKind.FORM_OPTION_UNKNOWN,
                        "severity",
                        "forms/triage.form",
                        text -> text.replace("\"urgent\"", "\"very-urgent\"")),
                draft(
                        FindingKind.OUTCOME_NOT_READ,
                        "Task_Answer",
                        "forms/answer.form",
                        text -> text.replaceFirst(
                                "(\\{[^{}]*\"value\": *)\"SOLVE\"([^{}]*})", "$1\"SOLVE\"$2, $1\"CALL_BACK\"$2")),
                draft(
                        FindingKind.FORM_INVALID,
                        null,
                        "forms/contact-vimeo.form",
                        text -> text.replaceFirst(
                                "(\"key\": \"subject\",)",
                                "$1 \"conditional\": {\"hide\": \"=matches(subject, \\\\\"(a+)+\\\\\")\"},")),
                draft(
                        FindingKind.OUTCOME_UNKNOWN,
                        "Flow_Outcome_AwaitCustomer",
                        "forms/answer.form",
                        text -> text.replace("ASK_CUSTOMER", "ASK_CLIENT")));
    }

    private static List<Draft> tables() {
        var targets = VIMEO + "targets.dmn";
        var amount = entry("target_first_gold_standard_out3");
        var hours = VIMEO + "support-hours.dmn";
        return List.of(
                cell(FindingKind.OUTPUT_WRONG, targets, amount, "PT2H"),
                cell(FindingKind.INVALID_EXPRESSION, targets, amount, "PT2H +"),
                cell(FindingKind.AMOUNT_WRONG, targets, amount, "\"-PT2H\""),
                cell(FindingKind.AMOUNT_WRONG, targets, amount, "\"two hours\""),
                cell(FindingKind.AMOUNT_WRONG, targets, amount, "\"PT99999999999999H\""),
                cell(FindingKind.AMOUNT_WRONG, targets, amount, "\"PT0.001S\""),
                draft(
                        FindingKind.EXPRESSION_TOO_COSTLY,
                        "in_channel_expression",
                        targets,
                        "<text>channel</text>",
                        "<text>string(count(for x in 1..100000000 return x))</text>"),
                draft(
                        FindingKind.EXPRESSION_TOO_COSTLY,
                        "in_channel_expression",
                        targets,
                        "<text>channel</text>",
                        "<text>if matches(channel, \"(a+)+\") then \"web\" else channel</text>"),
                cell(FindingKind.OUTPUT_EMPTY, targets, amount, ""),
                cell(
                        FindingKind.OUTPUT_WORD_UNKNOWN,
                        targets,
                        entry("target_first_gold_standard_out1"),
                        "\"Guaranteed\""),
                cell(
                        FindingKind.INVALID_EXPRESSION,
                        targets,
                        entry("target_first_gold_standard_in2"),
                        "\"enterprise\","),
                cell(FindingKind.VALUE_UNKNOWN, targets, entry("target_first_gold_standard_in2"), "\"enterprize\""),
                cell(FindingKind.NAME_UNKNOWN, targets, entry("target_first_gold_standard_in2"), "enterprise"),
                draft(FindingKind.NAME_UNKNOWN, "in_channel", targets, "<text>channel</text>", "<text>chanel</text>"),
                draft(FindingKind.OUTPUT_MISSING, "targets", targets, "name=\"amount\"", "name=\"amounts\""),
                draft(FindingKind.OUTPUT_MISSING, "targets", targets, text -> text.replaceAll("<output [^>]*/>", "")),
                draft(FindingKind.OUTPUT_TWICE, "out_source", targets, "name=\"source\"", "name=\"assumed\""),
                draft(
                        FindingKind.OUTPUT_TYPE_WRONG,
                        "out_amount",
                        targets,
                        "name=\"amount\" typeRef=\"string\"",
                        "name=\"amount\" typeRef=\"integer\""),
                draft(
                        FindingKind.INPUT_TYPE_WRONG,
                        "in_channel",
                        targets,
                        "id=\"in_channel_expression\" typeRef=\"string\"",
                        "id=\"in_channel_expression\" typeRef=\"integer\""),
                draft(
                        FindingKind.HIT_POLICY_CHANGED,
                        "targets",
                        targets,
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"COLLECT\""),
                draft(
                        FindingKind.HIT_POLICY_CHANGED,
                        "waiting-times",
                        DEFAULTS + "waiting-times.dmn",
                        "hitPolicy=\"COLLECT\"",
                        "hitPolicy=\"FIRST\""),
                draft(
                        FindingKind.DECISION_KEY_CHANGED,
                        "target",
                        targets,
                        "<decision id=\"targets\"",
                        "<decision id=\"target\""),
                draft(
                        FindingKind.HISTORY_TIME_MISSING,
                        "targets",
                        targets,
                        text -> text.replaceFirst(" camunda:historyTimeToLive=\"[^\"]*\"", "")),
                draft(
                        FindingKind.ELEMENT_FORBIDDEN,
                        "targets",
                        targets,
                        text -> text.replaceFirst(
                                "(<decision id=\"targets\"[^>]*>)",
                                "$1<informationRequirement><requiredDecision href=\"#gone\"/></informationRequirement>")),
                draft(
                        FindingKind.ROW_TEXT_TOO_LONG,
                        "target_first_gold_standard",
                        targets,
                        text -> text.replaceFirst(
                                "(<rule id=\"target_first_gold_standard\">\\s*<description>)",
                                "$1" + "x".repeat(2_000))),
                draft(FindingKind.ROW_TWICE, "copied", targets, text -> {
                    var row = rule(text, "target_first_gold_standard");
                    return text.replace(row, row + row.replace("target_first_gold_standard", "copied"));
                }),
                draft(
                        FindingKind.ROW_INCOMPLETE,
                        "target_first_gold_standard",
                        targets,
                        text -> text.replaceFirst(
                                "(?s)<inputEntry id=\"target_first_gold_standard_in5\">.*?</inputEntry>", "")),
                draft(
                        FindingKind.GAP,
                        null,
                        targets,
                        text -> text.replace(rule(text, "target_first_gold_standard"), "")),
                draft(
                        FindingKind.LANGUAGE_FORBIDDEN,
                        "target_first_gold_standard_in2",
                        targets,
                        "<inputEntry id=\"target_first_gold_standard_in2\">",
                        "<inputEntry id=\"target_first_gold_standard_in2\" expressionLanguage=\"groovy\">"),
                draft(
                        FindingKind.EXPRESSION_TOO_DEEP,
                        "in_channel_expression",
                        targets,
                        "<text>channel</text>",
                        "<text>" + "(".repeat(60) + "channel" + ")".repeat(60) + "</text>"),
                draft(
                        FindingKind.HOURS_INVALID,
                        "hours_phone_silver_americas",
                        hours,
                        text -> text.replaceFirst("\"Mo-Su 09:00-21:00\"", "\"Mo-Sx 09:00-21:00\"")),
                draft(
                        FindingKind.OUTPUT_WORD_UNKNOWN,
                        null,
                        VIMEO + "entitlement.dmn",
                        text -> text.replaceFirst("\"TICKET\"", "\"Ticket\"")),
                draft(
                        FindingKind.CLOCK_NEVER_STARTED,
                        null,
                        DEFAULTS + "clocks.dmn",
                        text -> text.replaceFirst(
                                "(?s)(<text>\"FIRST_RESPONSE\"</text>\\s*</outputEntry>\\s*<outputEntry[^>]*>\\s*<text>)\"START\"",
                                "$1\"STOP\"")),
                cell(
                        FindingKind.TEAM_UNKNOWN,
                        VIMEO + "routing.dmn",
                        "(<outputEntry[^>]*>\\s*<text>)\"vimeo-live\"(</text>)",
                        "\"vimeo-lives\""),
                cell(
                        FindingKind.OUTPUT_OUT_OF_RANGE,
                        VIMEO + "priority.dmn",
                        "(?s)(<outputEntry[^>]*>\\s*<text>)\\d+(</text>)",
                        "500"),
                cell(
                        FindingKind.AMOUNT_WRONG,
                        WEBSHOP + "fair-use.dmn",
                        "(<outputEntry[^>]*>\\s*<text>)\"P7D\"(</text>)",
                        "\"a week\""),
                draft(
                        FindingKind.OUTPUT_WRONG,
                        null,
                        WEBSHOP + "fees.dmn",
                        text -> text.replaceFirst("<text>\"\\d+[.\\d]*\"</text>", "<text>\"1e99\"</text>")),
                cell(
                        FindingKind.OUTPUT_WRONG,
                        WEBSHOP + "fees.dmn",
                        "(<outputEntry[^>]*>\\s*<text>)\"EUR\"(</text>)",
                        "\"EURO\""),
                draft(FindingKind.WAITING_TIME_MISSING, null, DEFAULTS + "waiting-times.dmn", text -> {
                    var at = text.indexOf("\"issue\"");
                    var begin = text.lastIndexOf("<rule ", at);
                    var end = text.indexOf("</rule>", at) + "</rule>".length();
                    return text.substring(0, begin) + text.substring(end);
                }),
                cell(
                        FindingKind.LADDER_STEP_WRONG,
                        DEFAULTS + "escalation-ladder.dmn",
                        "(?s)(<rule .*?<outputEntry.*?<outputEntry[^>]*>\\s*<text>)\\d+(</text>)",
                        ""));
    }

    /** The time after which a silent customer's ticket is solved. */
    private static UnaryOperator<String> silence(String time) {
        return text -> text.replaceFirst(
                "<bpmn:timeDate [^>]*>\\$\\{waitingTimes.silence\\(execution\\)}</bpmn:timeDate>", time);
    }

    private static Draft task(FindingKind kind, String from, String to) {
        return draft(kind, "Task_Triage", TICKET, text -> {
            var begin = text.indexOf("<bpmn:userTask id=\"Task_Triage\"");
            var end = text.indexOf('>', begin);
            return text.substring(0, begin) + text.substring(begin, end).replace(from, to) + text.substring(end);
        });
    }

    private static Draft without(FindingKind kind, String place, String path, String type, String id) {
        return draft(kind, place, path, text -> cut(text, type, id));
    }

    private static Draft cell(FindingKind kind, String path, String cell, String value) {
        return new Draft(
                kind, null, value.isEmpty() ? "empty cell" : value, path, changed(path, text -> Pattern.compile(
                                cell, Pattern.DOTALL)
                        .matcher(text)
                        .replaceFirst("$1" + java.util.regex.Matcher.quoteReplacement(value) + "$2")));
    }

    private static String entry(String id) {
        return "(<(?:in|out)putEntry id=\"" + id + "\">\\s*<text>)[^<]*(</text>)";
    }

    private static String rule(String text, String id) {
        var begin = text.indexOf("<rule id=\"" + id + "\"");
        return text.substring(begin, text.indexOf("</rule>", begin) + "</rule>".length());
    }

    private static String cut(String text, String type, String id) {
        var element = Pattern.compile(
                "<bpmn:%1$s id=\"%2$s\"(?:[^>]*/>|.*?</bpmn:%1$s>)".formatted(type, id), Pattern.DOTALL);
        return element.matcher(text).replaceFirst("");
    }

    private static String condition(String expression) {
        return "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${%s}</bpmn:conditionExpression>"
                .formatted(expression);
    }

    private static Draft draft(FindingKind kind, String place, String path, String from, String to) {
        return new Draft(
                kind,
                place,
                to.isBlank() ? "without " + from : to,
                path,
                changed(path, text -> text.replace(from, to)));
    }

    private static Draft draft(FindingKind kind, String place, String path, UnaryOperator<String> edit) {
        return new Draft(kind, place, "edited", path, changed(path, edit));
    }

    private static String changed(String path, UnaryOperator<String> edit) {
        var shipped = read(path);
        var changed = edit.apply(shipped);
        assertThat(changed).as("edit of " + path).isNotEqualTo(shipped);
        return changed;
    }

    static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
