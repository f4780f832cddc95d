package io.guichet.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param demo whether this is the demo run, with made-up staff, customers and tickets */
@ConfigurationProperties("guichet")
public record DemoSettings(boolean demo) {

    /** Name of the demo agent of a brand. */
    static String agentOf(String brand) {
        return Roles.AGENT + "-" + brand;
    }

    /** Name of the demo analyst of a brand. */
    static String analystOf(String brand) {
        return Roles.ANALYST + "-" + brand;
    }

    /** Whether a demo user has this name, which is also their password. */
    static boolean isDemoUser(String name) {
        return Roles.ALL.contains(name) || name.startsWith(agentOf("")) || name.startsWith(analystOf(""));
    }
}
