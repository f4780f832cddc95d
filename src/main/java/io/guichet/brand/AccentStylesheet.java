package io.guichet.brand;

import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves a brand's accent colour as a style sheet, so that pages need no inline styles. */
@Controller
class AccentStylesheet {

    @GetMapping("/assets/accent/{hex:[0-9a-fA-F]{6}}.css")
    ResponseEntity<String> stylesheet(@PathVariable String hex) {
        var light = AccentColour.of(hex).onLightBackground();
        var dark = AccentColour.of(hex).onDarkBackground();
        var css =
                """
                :root { --accent: %s; --accent-ink: %s; }
                @media screen and (prefers-color-scheme: dark) { :root { --accent: %s; --accent-ink: %s; } }
                """
                        .formatted(
                                light.hex(),
                                light.textColour().hex(),
                                dark.hex(),
                                dark.textColour().hex());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(30, TimeUnit.DAYS).cachePublic())
                .contentType(MediaType.valueOf("text/css"))
                .body(css);
    }
}
