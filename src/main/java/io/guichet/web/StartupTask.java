package io.guichet.web;

import org.springframework.context.SmartLifecycle;

/** What is done at every start before the web server opens the doors. What fails stops the start. */
public abstract class StartupTask implements SmartLifecycle {

    private final int phase;
    private boolean running;

    /** @param phase what has a smaller one happens before; the web server comes last */
    protected StartupTask(int phase) {
        this.phase = phase;
    }

    protected abstract void run();

    @Override
    public final void start() {
        run();
        running = true;
    }

    @Override
    public final void stop() {
        running = false;
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
