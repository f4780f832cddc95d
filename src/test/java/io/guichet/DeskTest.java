package io.guichet;

import io.guichet.portal.ConfidentialRequests;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
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
@ExtendWith(EngineAssertions.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            // the database may end before the context, which would wait 30 seconds for a connection
            "spring.main.register-shutdown-hook=false",
            "guichet.demo=false",
            "guichet.email.public-url=http://localhost:8080",
            "guichet.email.delivery-enabled=false",
            "guichet.payment.schedule-enabled=false",
            "guichet.notification.digest-enabled=false",
            "guichet.insight.schedules-enabled=false",
            // the address of the tests: they send X-Forwarded-For like a proxy
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1",
            "guichet.mail.authserv-id=mx.desk.example",
            "guichet.mail.trusted-programs=agent",
            "guichet.access.admin-id=first",
            "guichet.access.admin-password=a quiet lamp by the sea",
            "guichet.sign-in.second-factor.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "guichet.models.additional-folders=file:src/test/resources/models/",
            "camunda.bpm.job-execution.enabled=false",
            "guichet.reconciler.enabled=false",
            "guichet.knowledge.index-folder=target/index-${guichet.test.fork:1}"
        })
@ContextConfiguration(initializers = {TestDatabase.class, StripeServer.Address.class})
@Import({
    TestClock.class,
    Desk.class,
    CustomerClient.class,
    CustomerMail.class,
    TestStaff.class,
    ConfidentialRequests.class,
    RightsFixture.class,
    DiagramRecorder.class,
    StatementRecorder.class
})
public @interface DeskTest {}
