package io.guichet.insight;

import io.guichet.insight.forecast.BreachForecasts;
import io.guichet.insight.visit.VisitRows;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes in changes every few seconds, so that reports find little to do, and goes on with a rebuild. */
@Component
class MetricSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(MetricSchedule.class);

    private final VisitRows visits;
    private final BreachForecasts forecasts;
    private boolean failed;

    MetricSchedule(VisitRows visits, BreachForecasts forecasts) {
        this.visits = visits;
        this.forecasts = forecasts;
    }

    /** A ticket that changes several times between two runs is computed once. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT2S")
    void catchUp() {
        try {
            visits.keepUp();
            forecasts.keepUp();
            failed = false;
        } catch (CancellationException stopping) {
            LOG.debug("The metrics are not updated any more", stopping);
        } catch (RuntimeException e) {
            // The next report catches up; one message is enough while the database is unavailable.
            if (!failed) {
                LOG.warn("The metrics could not be updated", e);
            }
            failed = true;
        }
    }
}
