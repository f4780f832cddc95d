package io.guichet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several people do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What somebody does; anything may go wrong. */
    @FunctionalInterface
    public interface Deed {
        void isDone() throws Exception;
    }

    /** Starts all of them together. @return what went wrong, in no order; empty when nothing did */
    public static List<Throwable> happens(Deed... deeds) {
        return happens(List.of(deeds));
    }

    public static List<Throwable> happens(List<? extends Deed> deeds) {
        var start = new CyclicBarrier(deeds.size());
        var people = Executors.newFixedThreadPool(deeds.size());
        try {
            var done = deeds.stream()
                    .map(deed -> people.submit((Callable<Void>) () -> {
                        start.await(30, TimeUnit.SECONDS);
                        deed.isDone();
                        return null;
                    }))
                    .toList();
            var wrong = new ArrayList<Throwable>();
            for (Future<?> one : done) {
                try {
                    one.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    wrong.add(e.getCause());
                }
            }
            return wrong;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            people.shutdownNow();
        }
    }
}
