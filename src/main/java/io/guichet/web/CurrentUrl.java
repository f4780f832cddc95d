package io.guichet.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The address of the page that is being read, for links that change one thing of it: language, sorting, a filter. */
public class CurrentUrl {

    /** The same page with one parameter set, as a relative link; all other parameters stay. */
    public String with(String parameter, String value) {
        var encoded = UriUtils.encode(value, StandardCharsets.UTF_8);
        return "?"
                + ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam(parameter, encoded)
                        .build()
                        .getQuery();
    }

    /** The same page without that parameter. */
    public String without(String parameter) {
        var query = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(parameter)
                .build()
                .getQuery();
        return "?" + (query == null ? "" : query);
    }
}
