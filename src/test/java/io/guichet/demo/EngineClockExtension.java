package io.guichet.demo;

import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Restores the engine's clock after a test that moves it: the clock is shared by all tests of the JVM. */
class EngineClockExtension implements BeforeEachCallback, AfterEachCallback {

    private static final long MINUTE = 60_000;

    private Date before;
    private boolean followedSystemClock;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = ClockUtil.getCurrentTime();
        followedSystemClock = Math.abs(System.currentTimeMillis() - before.getTime()) < MINUTE;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (followedSystemClock) {
            ClockUtil.reset();
        } else {
            ClockUtil.setCurrentTime(before);
        }
    }
}
