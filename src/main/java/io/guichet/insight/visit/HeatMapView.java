package io.guichet.insight.visit;

import io.guichet.insight.request.LinkedFigure;
import java.util.List;
import java.util.Map;

/**
 * One or two diagrams with figures of their activities.
 *
 * @param versions of the diagram, the newest first; the choice is left out where there is one
 * @param version that is shown; null for all, like {@code otherVersion}
 * @param parameters of the page beside those of the query, by name
 * @param query parameters of the query
 * @param mostBurnt which step burns most, as a sentence; null without any or for another measure
 * @param drawings one, or two to compare
 */
public record HeatMapView(
        List<LinkView> processes,
        HeatMeasure measure,
        List<LinkView> measures,
        HeatComparison comparison,
        List<LinkView> comparisons,
        List<Integer> versions,
        Integer version,
        Integer otherVersion,
        String otherFrom,
        String otherTo,
        Map<String, String> parameters,
        Map<String, List<String>> query,
        String mostBurnt,
        List<DrawingView> drawings,
        List<ActivityRow> activities,
        List<RepeatRow> repeats) {

    public boolean isCompared() {
        return drawings.size() > 1;
    }

    public record LinkView(String key, String name, String href, boolean current) {}

    /**
     * A diagram.
     *
     * @param title period or version; null where there is nothing to compare
     * @param xml the BPMN file
     */
    public record DrawingView(String title, String xml) {}

    /**
     * An activity or event.
     *
     * @param called name of the diagram that it calls, and its address; null for all but calls
     * @param cells what is drawn, by diagram
     * @param change between the diagrams; null without a comparison
     * @param figures of the first diagram
     */
    public record ActivityRow(
            String id, String name, LinkView called, List<CellView> cells, String change, ActivityFigureView figures) {}

    /**
     * The measured figure on a diagram.
     *
     * @param href its tickets
     * @param visits of the activity, for the table
     * @param text the figure, for the table
     * @param badge the figure, for the diagram; null for none
     * @param heat from 0 to 1, relative to the hottest activity of all diagrams; frames around others have none
     */
    public record CellView(String href, String visits, String text, String badge, double heat) {}

    /** A figure and its tickets. */
    public record LinkedCount(String value, String href) implements LinkedFigure {}

    /** All figures of an activity. */
    public record ActivityFigureView(
            LinkedCount present,
            LinkedCount visits,
            String median,
            String p90,
            String workingMedian,
            String workingP90,
            String burnt,
            String burntShare,
            LinkedCount breaches) {}

    /** An activity that tickets entered again. */
    public record RepeatRow(
            String name, LinkedCount visits, String share, String tickets, String elapsed, String working) {}
}
