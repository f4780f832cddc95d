package io.guichet.brand;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An organisation whose customers are served here; its id is the engine's tenant id. Read from the brand's {@code
 * brand.yaml}; whatever is a decision stands in the tables beside it.
 *
 * @param prefix begins the number of each of its tickets
 * @param zone in which its customers read dates
 * @param accent the one colour of its pages, as {@code #rrggbb}
 * @param requestTypes the kinds of request that its tables name; any other is treated as {@code question};
 *     in the order in which they are to be read, as are the values of {@code vocabulary}
 * @param vocabulary values of facts that this brand has beyond the common ones (plan, package, addOn, …)
 * @param files which files may come with a request
 * @param payee who is paid where requests cost something, or null
 */
public record Brand(
        String id,
        LocalisedText name,
        List<String> languages,
        String prefix,
        ZoneId zone,
        String accent,
        Set<String> requestTypes,
        Map<String, Set<String>> vocabulary,
        List<BrandTeam> teams,
        List<BrandChannel> channels,
        Map<String, LocalisedText> texts,
        Payee payee,
        AttachmentRules attachments) {

    public Brand {
        languages = List.copyOf(languages);
        requestTypes = requestTypes == null
                ? Set.of("question")
                : Collections.unmodifiableSet(new LinkedHashSet<>(requestTypes));
        vocabulary = vocabulary == null ? Map.of() : Map.copyOf(vocabulary);
        teams = teams == null ? List.of() : List.copyOf(teams);
        channels = channels == null ? List.of() : List.copyOf(channels);
        texts = texts == null ? Map.of() : Map.copyOf(texts);
        attachments = attachments == null ? AttachmentRules.defaults() : attachments;
    }

    /**
     * People who share a queue; its id is a group of the engine's identity tables.
     *
     * @param restricted whether its tickets are for nobody else to see
     */
    public record BrandTeam(String id, LocalisedText name, boolean restricted) {}

    /** A way to reach the brand; {@code address} is where, when it is not these pages. */
    public record BrandChannel(String channel, LocalisedText name, String address) {}

    /** The company that writes a brand's invoices. @param address its lines, the country last */
    public record Payee(String name, List<String> address, String vatNumber, String iban) {

        public Payee {
            address = List.copyOf(address);
        }
    }

    public Set<String> plans() {
        return vocabulary.getOrDefault("plan", Set.of());
    }

    public boolean hasTeam(String team) {
        return teams.stream().anyMatch(t -> t.id().equals(team));
    }

    /** The language that a person gets who asked for this one. */
    public String languageFor(String requested) {
        return requested != null && languages.contains(requested) ? requested : languages.get(0);
    }

    public Optional<String> text(String key, String language) {
        return Optional.ofNullable(texts.get(key)).map(text -> text.in(language));
    }
}
