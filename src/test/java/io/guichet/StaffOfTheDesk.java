package io.guichet;

import io.guichet.access.Accounts;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;

/** The people of the demo run, who serve every brand of the tests. */
@TestConfiguration(proxyBeanMethods = false)
class StaffOfTheDesk {

    @Bean
    SmartLifecycle staff(Accounts accounts, Brands brands) {
        return new BeforeTheDoorsOpen(() -> {
            accounts.ensure(brands.all().stream().map(Brand::id).toList());
            accounts.createDemoUsers();
        });
    }

    private static final class BeforeTheDoorsOpen implements SmartLifecycle {

        private final Runnable work;
        private boolean done;

        BeforeTheDoorsOpen(Runnable work) {
            this.work = work;
        }

        @Override
        public void start() {
            work.run();
            done = true;
        }

        @Override
        public void stop() {
            done = false;
        }

        @Override
        public boolean isRunning() {
            return done;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
