package io.guichet.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One request of the demo run, as {@code demo/<brand>.yaml} tells it: a line that says what happened when, and the texts in
 * the order in which they were written. The line's language is that of {@link DemoSchedule}.
 *
 * @param life what happened, such as {@code 12d 09:40, triage 15m, ask 20m, reply 5h, solve 30m, rate 1d 5}
 * @param who the customer's name; the address is made of it
 * @param channel how the request came, {@code web} when absent
 * @param plan what the brand knows of the customer's contract before they ask, as are {@code addOn}, {@code pack} and {@code
 *     region}; null for unknown
 * @param agent who takes care of it; one of the brand's agents when absent
 * @param about facts that are stated with it
 * @param customer what the customer writes later, and why they reopen
 * @param staff what staff answer
 * @param notes what staff write for each other, and the reasons they give
 * @param comment what the customer says with the rating
 * @param parts the lives of what is split off; their lines begin with the split
 */
record DemoScenario(
        String steps,
        String name,
        String language,
        String channel,
        String plan,
        String addOn,
        @JsonProperty("package") String supportPackage,
        String region,
        String agent,
        Map<String, Object> attributes,
        String subject,
        String text,
        List<String> customerMessages,
        List<String> staffReplies,
        List<String> notes,
        String comment,
        List<DemoScenario> parts) {

    DemoScenario {
        channel = channel == null ? "web" : channel;
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        customerMessages = customerMessages == null ? List.of() : List.copyOf(customerMessages);
        staffReplies = staffReplies == null ? List.of() : List.copyOf(staffReplies);
        notes = notes == null ? List.of() : List.copyOf(notes);
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    boolean hasContract() {
        return Stream.of(plan, addOn, supportPackage, region).anyMatch(Objects::nonNull);
    }

    boolean isFromWeb() {
        return channel.equals("web");
    }

    /** An address under a domain that is reserved for examples. */
    String email() {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]+", ".")
                + "@example.org";
    }
}
