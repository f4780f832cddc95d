package io.guichet.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Builds links to the current page with one parameter changed: language, sort order, filter. */
public class CurrentUrl {

    /** Relative link with the parameter set; all others are kept. */
    public String with(String parameter, String value) {
        var encoded = UriUtils.encode(value, StandardCharsets.UTF_8);
        return "?"
                + ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam(parameter, encoded)
                        .build()
                        .getQuery();
    }

    /** Relative link without the parameter. */
    public String without(String parameter) {
        var query = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(parameter)
                .build()
                .getQuery();
        return "?" + (query == null ? "" : query);
    }
}
