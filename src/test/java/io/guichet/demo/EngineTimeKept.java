package io.guichet.demo;

import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The engine's clock is everybody's: a test that moves it gives it back, for others stand still at an instant of it. */
class EngineTimeKept implements BeforeEachCallback, AfterEachCallback {

    private static final long MINUTE = 60_000;

    private Date found;
    private boolean wasSystems;

    @Override
    public void beforeEach(ExtensionContext context) {
        found = ClockUtil.getCurrentTime();
        wasSystems = Math.abs(System.currentTimeMillis() - found.getTime()) < MINUTE;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (wasSystems) {
            ClockUtil.reset();
        } else {
            ClockUtil.setCurrentTime(found);
        }
    }
}
