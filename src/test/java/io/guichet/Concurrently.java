package io.guichet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs several actions at the same time. */
public final class Concurrently {

    private Concurrently() {}

    /** An action that may throw anything. */
    @FunctionalInterface
    public interface ConcurrentAction {
        void run() throws Exception;
    }

    /** Starts all actions together and returns what they threw, in no order. */
    public static List<Throwable> run(ConcurrentAction... actions) {
        return run(List.of(actions));
    }

    public static List<Throwable> run(List<? extends ConcurrentAction> actions) {
        var start = new CyclicBarrier(actions.size());
        var executor = Executors.newFixedThreadPool(actions.size());
        try {
            var futures = actions.stream()
                    .map(action -> executor.submit((Callable<Void>) () -> {
                        start.await(30, TimeUnit.SECONDS);
                        action.run();
                        return null;
                    }))
                    .toList();
            var failures = new ArrayList<Throwable>();
            for (Future<?> future : futures) {
                try {
                    future.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            return failures;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
