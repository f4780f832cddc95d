package io.guichet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The desk with its doors open on a port of its own, two brands of the tests', and everybody of the demo run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:doors;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "guichet.demo=false",
            "guichet.access.admin-id=first",
            "guichet.access.admin-password=the first password",
            "guichet.engine.extra-processes=classpath:doors/processes/",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import(PeopleOfTheDesk.class)
public @interface StartedDesk {}
