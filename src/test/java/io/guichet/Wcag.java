package io.guichet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Checks pages with axe-core by the rules of WCAG 2.2 A and AA, and that they fit into the window. */
public final class Wcag {

    public static final int PHONE_WIDTH = 390;
    public static final int SCREEN_WIDTH = 1280;

    private static final String AXE = axe();
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    /** Whether each page is checked at each width in each colour scheme. */
    private static final boolean ALL_COMBINATIONS = Boolean.getBoolean("guichet.test.wcag-combinations");

    /** The rules that a different colour scheme can affect. */
    private static final List<String> COLOUR_RULES = List.of("color-contrast", "link-in-text-block");

    private static final String FIND_VIOLATIONS =
            """
            async (rules) => {
              document.querySelectorAll("details:not(.menu)").forEach(part => (part.open = true));
              const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                [rule.id, node.html, ...[...node.any, ...node.all, ...node.none].map(check => check.message)].join(" - ")));
            }""";
    private static final String HORIZONTAL_OVERFLOW =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private Wcag() {}

    /** French, whose texts are longer, on a phone and English on a screen; or each language at each width. */
    public static Stream<Arguments> languagesAndWidths() {
        var pairs = Stream.of(Arguments.of("en", SCREEN_WIDTH), Arguments.of("fr", PHONE_WIDTH));
        return ALL_COMBINATIONS
                ? Stream.concat(pairs, Stream.of(Arguments.of("en", PHONE_WIDTH), Arguments.of("fr", SCREEN_WIDTH)))
                : pairs;
    }

    /** Checks at phone width and at desktop width; leaves the page light and the window at desktop width. */
    public static void assertConforms(Page page) {
        assertConforms(page, PHONE_WIDTH);
        assertConforms(page, SCREEN_WIDTH);
    }

    /**
     * Checks dark on a phone and light on a screen, or both at each width, with everything expanded but menus, which cover
     * others; leaves the page light.
     *
     * @param width in CSS pixels
     */
    public static void assertConforms(Page page, int width) {
        prepare(page, width);
        if (ALL_COMBINATIONS) {
            check(page, width, ColorScheme.DARK, COLOUR_RULES);
            check(page, width, ColorScheme.LIGHT, RULES);
        } else {
            check(page, width, width == PHONE_WIDTH ? ColorScheme.DARK : ColorScheme.LIGHT, RULES);
        }
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void prepare(Page page, int width) {
        page.setViewportSize(width, 900);
        if (!(boolean) page.evaluate("() => Boolean(window.axe)")) {
            page.evaluate(AXE);
        }
    }

    private static void check(Page page, int width, ColorScheme scheme, List<String> rules) {
        var checked = "%s, %d px, %s".formatted(page.url(), width, scheme);
        assertThat(violations(page, scheme, rules)).as(checked).isEmpty();
        assertThat(page.evaluate(HORIZONTAL_OVERFLOW))
                .as(checked + ", wider than the window")
                .isEqualTo(0);
    }

    /** Violations with rule, element and reason. */
    static List<?> violations(Page page, ColorScheme scheme, List<String> rules) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        return (List<?>) page.evaluate(FIND_VIOLATIONS, rules);
    }

    private static String axe() {
        try (var script = Wcag.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
