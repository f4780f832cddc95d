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

/** What axe-core has against a page by the rules of WCAG 2.2 A and AA, and whether the page fits into its window. */
public final class Wcag {

    public static final int PHONE = 390;
    public static final int SCREEN = 1280;

    private static final String AXE = axe();
    private static final String FOUND =
            """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
              const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${rule.help} - ${node.html} - ${node.any.concat(node.all, node.none).map(check => check.message).join("; ")}`));
            }""";
    private static final String BEYOND =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private Wcag() {}

    /** On a phone and on a screen, light and dark. The window keeps the last of these. */
    public static void holds(Page page) {
        holds(page, PHONE);
        holds(page, SCREEN);
    }

    /** At this width in CSS pixels, light and dark; leaves the page light. */
    public static void holds(Page page, int width) {
        page.setViewportSize(width, 900);
        page.evaluate(AXE);
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            assertThat((List<?>) page.evaluate(FOUND))
                    .as("%s, %d px, %s", page.url(), width, scheme)
                    .isEmpty();
        }
        assertThat(page.evaluate(BEYOND))
                .as("%s beyond %d px", page.url(), width)
                .isEqualTo(0);
    }

    private static String axe() {
        try (var script = Wcag.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
