package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Drives the installed Chromium, by preference the build without windows, which takes a third of the CPU time for the same
 * pages. Needs Chromium, Node and npm: without them tests are skipped with a message, or fail if {@code CI=true}.
 * Playwright's driver is fetched from npm once, into {@code target/playwright}.
 */
public final class Chromium implements AutoCloseable {

    private static final String VERSION = "1.62.0";
    private static final Path FOLDER = Path.of("target", "playwright").toAbsolutePath();
    private static final Path MODULES = FOLDER.resolve("node_modules");

    /** Folder name that Playwright for Java expects. */
    private static final Path DRIVER = MODULES.resolve("package");

    private static final int INSTALL_MINUTES = 5;
    private static final int TIMEOUT_MILLIS = 30_000;

    /** Started once for all tests of a virtual machine; the driver ends with that machine and takes the browser along. */
    private static Browser browser;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final String baseUrl;

    private Chromium(int port) {
        this.baseUrl = "http://localhost:" + port;
    }

    /** The browser, with the desk on that port as base URL. */
    public static Chromium at(int port) {
        if (browser == null) {
            browser = launch();
        }
        return new Chromium(port);
    }

    private static Browser launch() {
        var chromium = Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> findOnPath(name).stream())
                .findFirst();
        var node = findOnPath("node");
        require(chromium.isPresent(), "Chromium is not installed");
        require(
                node.isPresent() && (Files.exists(DRIVER) || findOnPath("npm").isPresent()),
                "Node and npm are not installed");
        require(Files.exists(DRIVER) || installDriver(), "npm cannot install playwright-core");
        System.setProperty("playwright.cli.dir", MODULES.toString());
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A browser window with its console errors. */
    public record BrowserWindow(Page page, List<String> consoleErrors, String baseUrl) {

        public void opens(String path) {
            page.navigate(baseUrl + path);
        }

        /** Opens a task in the Tasklist with a full page load. */
        public void opensTask(String task) {
            page.navigate("about:blank");
            opens("/camunda/app/tasklist/default/#/?task=" + task);
        }

        /** Signs in a user whose password equals the name. */
        public void signsIn(String name) {
            opens("/sign-in");
            page.fill("#username", name);
            page.fill("#password", name);
            page.click("button[type=submit]");
            page.waitForURL(address -> !address.contains("/sign-in"));
            consoleErrors.clear();
        }
    }

    /** A new window with this language; nobody is signed in. */
    public BrowserWindow window(String language) {
        return window(new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900));
    }

    /** A new window with these options; nobody is signed in. */
    public BrowserWindow window(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        contexts.add(context);
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        var page = context.newPage();
        var consoleErrors = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                consoleErrors.add("%s (%s)".formatted(message.text(), message.location()));
            }
        });
        page.onPageError(consoleErrors::add);
        return new BrowserWindow(page, consoleErrors, baseUrl);
    }

    /** Closes the windows that were opened here. */
    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }

    private static void require(boolean available, String message) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(available).as(message).isTrue();
        }
        assumeTrue(available, message + ": tests in the browser are left out");
    }

    private static Optional<Path> findOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** One virtual machine at a time: the others wait and find it done. */
    private static boolean installDriver() {
        try {
            Files.createDirectories(FOLDER);
            try (var lock = FileChannel.open(
                            FOLDER.resolve("install.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                return held.isValid() && (Files.exists(DRIVER) || runNpm());
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean runNpm() {
        try {
            var npm = new ProcessBuilder(
                            "npm",
                            "install",
                            "--prefix",
                            FOLDER.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "package@npm:playwright-core@" + VERSION)
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("install.log").toFile())
                    .start();
            return npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
