package io.guichet;

import io.guichet.access.Accounts;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.http.AtStart;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The people of the demo run, who serve every brand of the tests. */
@TestConfiguration(proxyBeanMethods = false)
class StaffOfTheDesk {

    @Bean
    AtStart staff(Accounts accounts, Brands brands) {
        return new AtStart(0) {
            @Override
            protected void happens() {
                accounts.ensure(brands.all().stream().map(Brand::id).toList());
                accounts.createDemoUsers();
            }
        };
    }
}
