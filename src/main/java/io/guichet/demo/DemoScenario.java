package io.guichet.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guichet.customer.VerificationMethod;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One request of the demo run from {@code demo/<brand>.yaml}: a line of timed steps, and the texts in order of use. The
 * syntax of the line is that of {@link DemoSchedule}.
 *
 * @param steps timed steps, such as {@code 12d 09:40, triage 15m, ask 20m, reply 5h, solve 30m, rate 1d 5}
 * @param name the customer's name, from which the address is derived
 * @param channel channel, {@code web} by default
 * @param plan contract known before the question, as are {@code addOn}, {@code package} and {@code region}; null for
 * unknown
 * @param signedIn whether the customer was signed in; by default those with a contract, and every other one of the rest
 * @param agent assigned agent; one of the brand's agents by default
 * @param attributes attributes of the request
 * @param customerMessages later messages of the customer, and reasons to reopen
 * @param staffReplies replies of staff
 * @param notes internal notes and reasons of staff
 * @param comment comment of the survey
 * @param parts scenarios of the parts that are split off; their lines start at the split
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
        Boolean signedIn,
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

    /** How the customer proved the address; null if they did not. */
    VerificationMethod verifiedBy() {
        if (channel.equals("email")) {
            return VerificationMethod.MAIL;
        }
        var isSignedIn = signedIn == null ? hasContract() || email().hashCode() % 2 == 0 : signedIn;
        return isSignedIn ? VerificationMethod.SIGN_IN : null;
    }

    boolean isFromWeb() {
        return channel.equals("web");
    }

    /** An address in a domain reserved for examples. */
    String email() {
        return email(name);
    }

    /** The address of a person of that name. */
    static String email(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]+", ".")
                + "@example.org";
    }
}
