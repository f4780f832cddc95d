package io.guichet.http;

import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves a brand's colour as a style sheet of its own, so that no page needs inline styles. */
@Controller
class Accents {

    @GetMapping("/assets/accent/{hex:[0-9a-fA-F]{6}}.css")
    ResponseEntity<String> accent(@PathVariable String hex) {
        var light = Accent.of(hex).onLightPaper();
        var dark = Accent.of(hex).onDarkPaper();
        var sheet =
                """
                :root { --accent: %s; --accent-ink: %s; }
                @media screen and (prefers-color-scheme: dark) { :root { --accent: %s; --accent-ink: %s; } }
                """
                        .formatted(
                                light.hex(),
                                light.ink().hex(),
                                dark.hex(),
                                dark.ink().hex());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(30, TimeUnit.DAYS).cachePublic())
                .contentType(MediaType.valueOf("text/css"))
                .body(sheet);
    }
}
