package io.guichet;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the whole application with its production settings on an empty PostgreSQL. */
public final class BenchmarkApplication {

    private BenchmarkApplication() {}

    /** @param extraArguments command-line arguments, such as {@code --guichet.reconciler.enabled=false} */
    public static ConfigurableApplicationContext start(EmbeddedPostgres server, String... extraArguments) {
        var settings = Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres",
                                "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
                                "--guichet.demo=false",
                                "--guichet.access.admin-id=first",
                                "--guichet.access.admin-password=the first password",
                                "--guichet.knowledge.index-folder=target/speed-index",
                                "--server.port=0"),
                        List.of(extraArguments).stream())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(GuichetApplication.class).run(settings);
    }
}
