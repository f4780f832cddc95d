package io.guichet.access;

/** The people of the demo run are known by names that anybody can guess: nobody else may use them as a password. */
final class DemoNames {

    private DemoNames() {}

    static String agentOf(String brand) {
        return Roles.AGENT + "-" + brand;
    }

    static boolean isOne(String word) {
        return Roles.ALL.contains(word) || word.startsWith(agentOf(""));
    }
}
