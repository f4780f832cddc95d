package io.guichet.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The size limits of JSON requests; imports of JSON lines are read a line at a time, each within them. */
@Configuration(proxyBeanMethods = false)
class JsonLimits {

    /** The size limit of the API's contract; a text of 100,000 code points fits with every character escaped. */
    static final int MAX_DOCUMENT_BYTES = 1024 * 1024;

    /** The requests of the API nest five deep. */
    private static final int MAX_NESTING_DEPTH = 50;

    @Bean
    static Jackson2ObjectMapperBuilderCustomizer jsonLimitsCustomizer() {
        var constraints = StreamReadConstraints.builder()
                .maxDocumentLength(MAX_DOCUMENT_BYTES)
                .maxStringLength(MAX_DOCUMENT_BYTES)
                .maxNestingDepth(MAX_NESTING_DEPTH)
                .build();
        return builder -> builder.factory(
                JsonFactory.builder().streamReadConstraints(constraints).build());
    }
}
