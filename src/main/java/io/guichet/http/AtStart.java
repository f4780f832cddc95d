package io.guichet.http;

import org.springframework.context.SmartLifecycle;

/** What is done at every start before the web server opens the doors. What fails stops the start. */
public abstract class AtStart implements SmartLifecycle {

    private final int phase;
    private boolean done;

    /** @param phase what has a smaller one happens before; the web server comes last */
    protected AtStart(int phase) {
        this.phase = phase;
    }

    protected abstract void happens();

    @Override
    public final void start() {
        happens();
        done = true;
    }

    @Override
    public final void stop() {
        done = false;
    }

    @Override
    public final boolean isRunning() {
        return done;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
