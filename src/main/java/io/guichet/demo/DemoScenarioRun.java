package io.guichet.demo;

import io.guichet.brand.Brand;
import java.util.Iterator;
import java.util.List;

/** State of a running scenario: ticket number, agent, and next texts. */
final class DemoScenarioRun {

    final Brand brand;
    final DemoScenario scenario;
    final String agent;
    final List<DemoScenarioRun> parts;
    private final Iterator<String> customerMessages;
    private final Iterator<String> staffReplies;
    private final Iterator<String> notes;
    private String number;

    DemoScenarioRun(Brand brand, DemoScenario scenario, String agent) {
        this.brand = brand;
        this.scenario = scenario;
        this.agent = agent;
        this.parts = scenario.parts().stream()
                .map(part -> new DemoScenarioRun(brand, part, agent))
                .toList();
        this.customerMessages = scenario.customerMessages().iterator();
        this.staffReplies = scenario.staffReplies().iterator();
        this.notes = scenario.notes().iterator();
    }

    String number() {
        return number;
    }

    void assignNumber(String newNumber) {
        number = newNumber;
    }

    String nextCustomerMessage() {
        return next(customerMessages, "customerMessages");
    }

    String nextStaffReply() {
        return next(staffReplies, "staffReplies");
    }

    String nextNote() {
        return next(notes, "notes");
    }

    /** Whether all texts of the scenario were used. */
    boolean hasUsedAllTexts() {
        return !customerMessages.hasNext() && !staffReplies.hasNext() && !notes.hasNext();
    }

    private String next(Iterator<String> texts, String key) {
        if (!texts.hasNext()) {
            throw new IllegalStateException(
                    "'%s' (%s) lacks a text under %s".formatted(scenario.subject(), scenario.steps(), key));
        }
        return texts.next();
    }
}
