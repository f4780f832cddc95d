package io.guichet.access;

/** Names of the demo users, which nobody may use as a password. */
final class DemoUserNames {

    private DemoUserNames() {}

    static String agentFor(String brand) {
        return Roles.AGENT + "-" + brand;
    }

    static boolean contains(String name) {
        return Roles.ALL.contains(name) || name.startsWith(agentFor(""));
    }
}
