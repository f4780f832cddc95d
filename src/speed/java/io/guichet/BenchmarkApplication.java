package io.guichet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole application with its production settings on a PostgreSQL. */
public final class BenchmarkApplication {

    private BenchmarkApplication() {}

    /** @param extraArguments command-line arguments, such as {@code --guichet.reconciler.enabled=false} */
    public static ConfigurableApplicationContext start(EmbeddedPostgres server, String... extraArguments) {
        return start(server.getJdbcUrl("postgres", "postgres"), extraArguments);
    }

    /** Starts it on a database that may be filled. */
    static ConfigurableApplicationContext start(SpeedDatabase database, String... extraArguments) {
        return start(database.url(), extraArguments);
    }

    /** Starts the demo run on a filled database without work in the background, so that reads alone are measured. */
    static ConfigurableApplicationContext startIdle(SpeedDatabase database) {
        return start(
                database,
                "--guichet.demo=true",
                "--camunda.bpm.job-execution.enabled=false",
                "--guichet.email.delivery-enabled=false",
                "--guichet.reconciler.enabled=false");
    }

    private static ConfigurableApplicationContext start(String url, String... extraArguments) {
        var settings = new ArrayList<>(List.of(extraArguments));
        Stream.of(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
                        "--guichet.demo=false",
                        "--guichet.email.public-url=http://localhost:8080",
                        "--guichet.access.admin-id=first",
                        "--guichet.access.admin-password=a quiet lamp by the sea",
                        "--guichet.knowledge.index-folder=target/speed-index",
                        "--server.port=0")
                .filter(setting -> settings.stream().noneMatch(extra -> extra.startsWith(name(setting))))
                .toList()
                .forEach(settings::add);
        return new SpringApplicationBuilder(GuichetApplication.class).run(settings.toArray(String[]::new));
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('=') + 1);
    }
}
