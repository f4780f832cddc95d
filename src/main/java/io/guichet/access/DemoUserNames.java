package io.guichet.access;

/** The people of the demo run are known by names that anybody can guess: nobody else may use them as a password. */
final class DemoUserNames {

    private DemoUserNames() {}

    static String agentFor(String brand) {
        return Roles.AGENT + "-" + brand;
    }

    static boolean contains(String name) {
        return Roles.ALL.contains(name) || name.startsWith(agentFor(""));
    }
}
