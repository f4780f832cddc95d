package io.guichet.insight.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/** An address of the desk with parameters. A page has a thousand of them, so that it does no more than encode their values. */
public final class MetricLink {

    private final String path;
    private final List<LinkParameter> parameters = new ArrayList<>();

    private record LinkParameter(String name, String value) {}

    MetricLink(String path) {
        this.path = path;
    }

    /** @param value null for none */
    public MetricLink with(String name, Object value) {
        if (value != null) {
            parameters.add(new LinkParameter(name, value.toString()));
        }
        return this;
    }

    public MultiValueMap<String, String> parameters() {
        var all = new LinkedMultiValueMap<String, String>();
        parameters.forEach(one -> all.add(one.name(), one.value()));
        return all;
    }

    /** The address, encoded. */
    @Override
    public String toString() {
        var text = new StringBuilder(path);
        var separator = '?';
        for (var parameter : parameters) {
            text.append(separator)
                    .append(parameter.name())
                    .append('=')
                    .append(UriUtils.encode(parameter.value(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return text.toString();
    }
}
