package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The application in a JVM of its own with a file database; it can be killed and restarted. */
final class ApplicationProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Front page +(http://\\S+)/");

    private final Process process;
    private final Path log;

    private ApplicationProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts in that folder, on a free port unless the settings name one. */
    static ApplicationProcess start(Path folder, String... settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseParallelGC",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.guichet.GuichetApplication",
                "--spring.datasource.url=" + jdbcUrl(folder)));
        if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        command.addAll(List.of(settings));
        var log = Files.createTempFile(folder, "desk", ".log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ApplicationProcess(process, log);
    }

    /** The application's default URL, in that folder. */
    private static String jdbcUrl(Path folder) {
        return "jdbc:h2:file:%s/guichet;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=256;DEFAULT_NULL_ORDERING=HIGH"
                .formatted(folder);
    }

    /** Opens the database file while the application is not running. */
    static Connection openDatabase(Path folder) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(folder), "sa", "");
    }

    /** Waits until the application accepts requests. */
    URI awaitBaseUrl() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    assertThat(process.isAlive()).as(log()).isTrue();
                    return STARTED.matcher(log()).find();
                });
        var matcher = STARTED.matcher(log());
        assertThat(matcher.find()).isTrue();
        return URI.create(matcher.group(1));
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Kills the process without a shutdown. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
