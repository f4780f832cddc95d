package io.guichet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a random port with staff, a shipped brand and a test brand that uses every construct of the
 * diagrams; the clock stands still until a test moves it. Runs on H2 and PostgreSQL; all such tests share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("both-databases")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "guichet.demo=false",
            "guichet.access.admin-id=first",
            "guichet.access.admin-password=the first password",
            "guichet.models.additional-folders=file:src/test/resources/models/",
            "camunda.bpm.job-execution.enabled=false",
            "guichet.reconciler.enabled=false",
            "guichet.knowledge.index-folder=target/index"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.class, Desk.class, CustomerClient.class, TestStaff.class})
public @interface DeskTest {}
