package io.guichet.insight.export;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The objects beside tickets and messages that events have named, each once: few policy versions and staff, and a bit for each
 * customer.
 */
final class LogObjects {

    private final BitSet customers = new BitSet();
    private final TreeSet<String> agents = new TreeSet<>();
    private final Map<String, PolicyVersion> policies = new TreeMap<>();

    /** @param brand whose table it is; null for a default table */
    record PolicyVersion(String table, String brand, int version) {

        String id() {
            return "policy-%s-%s-%d".formatted(brand == null ? "default" : brand, table, version);
        }
    }

    /** @param id of the customer's row */
    void addCustomer(long id) {
        customers.set(Math.toIntExact(id));
    }

    void addAgent(String pseudonym) {
        agents.add(pseudonym);
    }

    void add(PolicyVersion policy) {
        policies.putIfAbsent(policy.id(), policy);
    }

    /** The ids of the customers' rows in ascending order. */
    Iterable<Integer> customers() {
        return customers.stream()::iterator;
    }

    Iterable<String> agents() {
        return agents;
    }

    Iterable<PolicyVersion> policies() {
        return policies.values();
    }
}
