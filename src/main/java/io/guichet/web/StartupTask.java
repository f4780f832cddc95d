package io.guichet.web;

import org.springframework.context.SmartLifecycle;

/** A task that runs at every start before the web server accepts requests. A failure stops the start. */
public abstract class StartupTask implements SmartLifecycle {

    private final int phase;
    private boolean running;

    /** @param phase tasks with a smaller phase run first; the web server starts last */
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
