package io.guichet.demo;

import io.guichet.brand.Brand;
import java.util.Iterator;
import java.util.List;

/** A life while it is lived: its number, who takes care of it, and which of its texts come next. */
final class Story {

    final Brand brand;
    final Life life;
    final String agent;
    final List<Story> parts;
    private final Iterator<String> customer;
    private final Iterator<String> staff;
    private final Iterator<String> notes;
    private String number;

    Story(Brand brand, Life life, String agent) {
        this.brand = brand;
        this.life = life;
        this.agent = agent;
        this.parts =
                life.parts().stream().map(part -> new Story(brand, part, agent)).toList();
        this.customer = life.customer().iterator();
        this.staff = life.staff().iterator();
        this.notes = life.notes().iterator();
    }

    String number() {
        return number;
    }

    void isCalled(String drawn) {
        number = drawn;
    }

    String customersNextText() {
        return next(customer, "customer");
    }

    String staffsNextText() {
        return next(staff, "staff");
    }

    String nextNote() {
        return next(notes, "notes");
    }

    /** Whether every text that was written for this life was said. */
    boolean isToldOut() {
        return !customer.hasNext() && !staff.hasNext() && !notes.hasNext();
    }

    private String next(Iterator<String> texts, String which) {
        if (!texts.hasNext()) {
            throw new IllegalStateException(
                    "'%s' (%s) wants another text under %s".formatted(life.subject(), life.life(), which));
        }
        return texts.next();
    }
}
