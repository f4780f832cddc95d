package io.guichet;

import io.guichet.access.Accounts;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.web.StartupTask;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The demo users, with all test brands. */
@TestConfiguration(proxyBeanMethods = false)
class TestStaff {

    @Bean
    StartupTask staff(Accounts accounts, Brands brands) {
        return new StartupTask(0) {
            @Override
            protected void run() {
                accounts.ensure(brands.all().stream().map(Brand::id).toList());
                accounts.createDemoUsers();
            }
        };
    }
}
