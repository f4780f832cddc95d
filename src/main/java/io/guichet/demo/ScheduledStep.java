package io.guichet.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When one step of a story happens. */
record ScheduledStep(Instant at, DemoScenarioRun run, DemoStep step) {

    /** Nobody is punctual to the minute: each step is up to so many seconds late, always by the same for the same seed. */
    private static final int MAX_DELAY_SECONDS = 100;

    /** Who does something that soon does it whatever the hour. */
    private static final Duration IMMEDIATE = Duration.ofMinutes(6);

    /** In the morning it takes longer, in seconds. */
    private static final int MAX_MORNING_DELAY_SECONDS = 1_500;

    /** The moments of a story that ends at or before now, in order. */
    static List<ScheduledStep> schedule(DemoScenarioRun run, Instant now, long seed) {
        var schedule = DemoSchedule.parse(run.scenario);
        var wakingHours = new WakingHours(run.brand.zone());
        var random = new Random(seed);
        var scheduled = new ArrayList<ScheduledStep>();
        addSteps(run, schedule.steps(), wakingHours.startTime(schedule, now), wakingHours, random, scheduled);
        return scheduled;
    }

    private static void addSteps(
            DemoScenarioRun run,
            List<DemoStep> steps,
            Instant from,
            WakingHours wakingHours,
            Random random,
            List<ScheduledStep> scheduled) {
        var at = from;
        for (var step : steps) {
            if (!step.delay().isZero()) {
                var ready = at.plus(step.delay()).plus(Duration.ofSeconds(random.nextInt(MAX_DELAY_SECONDS)));
                var waking = step.delay().compareTo(IMMEDIATE) <= 0
                        ? ready
                        : wakingHours.nextWakingInstant(ready, step.isByStaff());
                at = waking.equals(ready) ? ready : waking.plusSeconds(random.nextInt(MAX_MORNING_DELAY_SECONDS));
            }
            scheduled.add(new ScheduledStep(at, run, step));
            if (step.verb().equals(DemoStep.SPLIT)) {
                for (var part : run.parts) {
                    addSteps(part, DemoSchedule.parsePart(part.scenario), at, wakingHours, random, scheduled);
                }
            }
        }
    }
}
