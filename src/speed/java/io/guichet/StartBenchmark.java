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
 * the data of the first: {@code mvn -Pspeed -Dspeed=start}, about two minutes. With {@code -Djar=target/guichet-….jar} three
 * more starts use the unpacked jar and an archive of its classes, as docs/start.md describes.
 */
public final class StartBenchmark {

    private static final int FILLED_STARTS = 3;

    /** As {@code mvn spring-boot:run} starts it, in the memory of a small machine. */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC", "-Xmx512m");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
            benchmark.measure("first start, with half a year of demo data", classPath());
            benchmark.measureFilled("start of the filled desk", classPath());
            var jar = System.getProperty("jar", "");
            if (!jar.isEmpty()) {
                benchmark.measureFilled("the same, with an archive of classes", benchmark.archived(Path.of(jar)));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"), GuichetApplication.class.getName());
    }

    /** Unpacks the jar and archives the classes of a start without a database of its own. */
    private List<String> archived(Path jar) throws IOException, InterruptedException {
        var archive = folder.resolve("guichet.jsa");
        var unpacked = folder.resolve("unpacked");
        run("-Djarmode=tools", "-jar", jar.toAbsolutePath().toString(), "extract", "--destination", unpacked.toString());
        var unpackedJar = unpacked.resolve(jar.getFileName()).toString();
        run(
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpackedJar,
                "--guichet.demo=false",
                "--spring.datasource.url=jdbc:h2:mem:archive",
                "--server.port=0");
        return List.of("-XX:SharedArchiveFile=" + archive, "-jar", unpackedJar);
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(JAVA));
        command.addAll(OPTIONS);
        command.addAll(List.of(arguments));
        var exitCode = inFolder(command).waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("%s ended with %d; its log is in %s".formatted(command, exitCode, log()));
        }
    }

    private void measureFilled(String name, List<String> desk) throws IOException, InterruptedException {
        for (int i = 0; i < FILLED_STARTS; i++) {
            measure(name, desk);
        }
    }

    /** @param desk the arguments that name the desk's classes */
    private void measure(String name, List<String> desk) throws IOException, InterruptedException {
        var port = TestSocketUtils.findAvailableTcpPort();
        var health = URI.create("http://localhost:%d/actuator/health".formatted(port));
        var began = System.nanoTime();
        var process = start(desk, port);
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

    private Process start(List<String> desk, int port) throws IOException {
        var command = new ArrayList<String>(List.of(JAVA));
        command.addAll(OPTIONS);
        command.addAll(desk);
        command.addAll(List.of("--server.address=localhost", "--server.port=" + port));
        return inFolder(command);
    }

    private Process inFolder(List<String> command) throws IOException {
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
