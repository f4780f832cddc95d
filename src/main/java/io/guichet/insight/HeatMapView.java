package io.guichet.insight;

import java.util.List;

/**
 * A diagram with figures of its activities.
 *
 * @param xml the BPMN file
 */
public record HeatMapView(
        String process,
        List<LinkView> processes,
        HeatMeasure measure,
        List<LinkView> measures,
        String xml,
        List<ActivityRow> activities) {

    public record LinkView(String key, String name, String href, boolean current) {}

    /**
     * An activity or event.
     *
     * @param href its tickets
     * @param badge the measured figure, for the diagram; null for none
     * @param heat from 0 to 1, relative to the hottest activity; subprocesses and calls, which contain others, have none
     */
    public record ActivityRow(
            String id,
            String name,
            String href,
            String badge,
            double heat,
            String present,
            String entered,
            String median,
            String p90,
            String workingMedian,
            String workingP90,
            String breaches) {}
}
