package io.guichet.insight.table;

import java.util.List;
import org.camunda.bpm.engine.ActivityTypes;

/** The engine's types of activities and events whose visits are kept: where time passes, and what interrupts it. */
public final class VisitTypes {

    private static final List<String> BOUNDARY_EVENTS =
            List.of(ActivityTypes.BOUNDARY_TIMER, ActivityTypes.BOUNDARY_MESSAGE, ActivityTypes.BOUNDARY_ERROR);

    static final List<String> ALL = List.of(
            ActivityTypes.TASK_USER_TASK,
            ActivityTypes.TASK_RECEIVE_TASK,
            ActivityTypes.CALL_ACTIVITY,
            ActivityTypes.SUB_PROCESS,
            ActivityTypes.GATEWAY_EVENT_BASED,
            ActivityTypes.INTERMEDIATE_EVENT_MESSAGE,
            ActivityTypes.INTERMEDIATE_EVENT_TIMER,
            ActivityTypes.BOUNDARY_TIMER,
            ActivityTypes.BOUNDARY_MESSAGE,
            ActivityTypes.BOUNDARY_ERROR);

    private VisitTypes() {}

    /** Whether it is a frame around other steps of the same diagram. */
    public static boolean isFrame(String type) {
        return type.equals(ActivityTypes.SUB_PROCESS);
    }

    /** Whether it stands for the steps of another diagram. */
    public static boolean isCall(String type) {
        return type.equals(ActivityTypes.CALL_ACTIVITY);
    }

    /** Whether it is a step of a path: a task, a wait or a called process, but no frame around steps and no interruption. */
    public static boolean isStep(String type) {
        return !isFrame(type) && !BOUNDARY_EVENTS.contains(type);
    }
}
