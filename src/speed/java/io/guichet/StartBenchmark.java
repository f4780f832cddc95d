package io.guichet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the demo run from the start of its process until it is healthy, first in an empty folder, then three times with
 * the data of the first: {@code mvn -Pspeed -Dspeed=start}, about two minutes.
 */
public final class StartBenchmark {

    private static final int FILLED_STARTS = 3;

    /** As {@code mvn spring-boot:run} starts it, in the memory of a small machine. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m");

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;

    private StartBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String... args) throws Exception {
        var folder = Files.createTempDirectory("start");
        try {
            var benchmark = new StartBenchmark(folder);
            benchmark.measure("first start, with half a year of demo data");
            for (int i = 0; i < FILLED_STARTS; i++) {
                benchmark.measure("start of the filled desk");
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private void measure(String name) throws IOException, InterruptedException {
        var port = TestSocketUtils.findAvailableTcpPort();
        var health = URI.create("http://localhost:%d/actuator/health".formatted(port));
        var began = System.nanoTime();
        var process = start(port);
        try {
            while (!isUp(health)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the desk ended; its log is in " + log());
                }
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            }
            System.out.printf(
                    "%-45s %,8.1f s   of the processors %,8.1f s%n",
                    name,
                    (System.nanoTime() - began) / 1e9,
                    process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
        } finally {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
    }

    private Process start(int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                GuichetApplication.class.getName(),
                "--server.address=localhost",
                "--server.port=" + port));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return folder.resolve("start.log");
    }

    private boolean isUp(URI health) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body()
                    .contains("\"UP\"");
        } catch (IOException notYetStarted) {
            return false;
        }
    }
}
