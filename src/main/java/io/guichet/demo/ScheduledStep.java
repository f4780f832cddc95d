package io.guichet.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A step with its instant. */
record ScheduledStep(Instant at, DemoScenarioRun run, DemoStep step) {

    /** Maximum random delay of a step in seconds, reproducible by seed. */
    private static final int MAX_DELAY_SECONDS = 100;

    /** Steps within this delay ignore waking hours. */
    private static final Duration IMMEDIATE = Duration.ofMinutes(6);

    /** Maximum delay in the morning in seconds. */
    private static final int MAX_MORNING_DELAY_SECONDS = 1_500;

    /** The steps of a scenario that ends by now, in order. */
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
