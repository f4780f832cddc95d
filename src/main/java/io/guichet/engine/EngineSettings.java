package io.guichet.engine;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may differ between installations of the engine.
 *
 * @param extraProcesses places beside the usual one that hold diagrams and tables in the same layout, such as
 *     {@code classpath:processes/} or {@code file:/srv/desk/processes/}
 */
@ConfigurationProperties("guichet.engine")
record EngineSettings(@DefaultValue List<String> extraProcesses) {}
