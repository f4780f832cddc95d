package io.guichet.portal;

import java.util.List;
import java.util.Objects;

/**
 * Browser and operating system by the header User-Agent, for people who look at their sessions.
 *
 * @param browser name, or null for an unknown one
 * @param system name, or null for an unknown one
 */
record BrowserName(String browser, String system) {

    /** Most browsers name others as well: the first that is found is the one. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private record Mark(String text, String name) {}

    static BrowserName of(String userAgent) {
        var text = Objects.toString(userAgent, "");
        return new BrowserName(find(BROWSERS, text), find(SYSTEMS, text));
    }

    private static String find(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.text()))
                .map(Mark::name)
                .findFirst()
                .orElse(null);
    }
}
