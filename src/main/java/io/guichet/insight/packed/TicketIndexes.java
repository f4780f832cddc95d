package io.guichet.insight.packed;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The index of each ticket by its number: a hash table with linear probing, of which a million tickets take eight megabytes.
 * The numbers themselves are read from where they stand.
 */
final class TicketIndexes {

    private static final int FREE = -1;
    private static final int MIN_SLOTS = 64;

    private int[] slots;
    private int size;

    TicketIndexes() {
        slots = free(MIN_SLOTS);
    }

    private TicketIndexes(TicketIndexes other) {
        slots = other.slots.clone();
        size = other.size;
    }

    private static int[] free(int number) {
        var free = new int[number];
        Arrays.fill(free, FREE);
        return free;
    }

    TicketIndexes copy() {
        return new TicketIndexes(this);
    }

    int size() {
        return size;
    }

    /**
     * The index of that number; -1 if it is unknown.
     *
     * @param numbers the number of a ticket by its index
     */
    int get(String number, IntFunction<String> numbers) {
        return slots[slot(number, numbers)];
    }

    /** The index of that number; an unknown one gets the next index. */
    int getOrAdd(String number, IntFunction<String> numbers) {
        var slot = slot(number, numbers);
        if (slots[slot] == FREE) {
            slots[slot] = size++;
            if (size > slots.length / 2) {
                // the new number is not written yet
                grow(index -> index == size - 1 ? number : numbers.apply(index));
                return size - 1;
            }
        }
        return slots[slot];
    }

    private int slot(String number, IntFunction<String> numbers) {
        var mask = slots.length - 1;
        var slot = spread(number) & mask;
        while (slots[slot] != FREE && !numbers.apply(slots[slot]).equals(number)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Hash codes of similar texts differ in their last bits only. */
    private static int spread(String number) {
        var hash = number.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    private void grow(IntFunction<String> numbers) {
        var mask = 4 * slots.length - 1;
        slots = free(mask + 1);
        for (int index = 0; index < size; index++) {
            var slot = spread(numbers.apply(index)) & mask;
            while (slots[slot] != FREE) {
                slot = slot + 1 & mask;
            }
            slots[slot] = index;
        }
    }
}
