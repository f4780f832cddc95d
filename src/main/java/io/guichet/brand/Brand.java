package io.guichet.brand;

import io.guichet.text.FrenchNoun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An organisation whose customers are served; its id is the engine's tenant id. Read from the brand's {@code
 * brand.yaml}; its decisions are in the tables beside that file.
 *
 * @param prefix prefix of its ticket numbers
 * @param zone zone in which its customers read dates
 * @param accent accent colour of its pages, as {@code #rrggbb}
 * @param requestTypes request types that its tables know, in display order; any other is treated as {@code question}
 * @param vocabulary values of attributes beyond the common ones (plan, package, addOn, …), in display order
 * @param attachments accepted attachments
 * @param regionZones zones in which customers of a region read times; the region of the vocabulary is the key
 * @param sendDelay how long a reply of staff waits before it is sent, so that its author can undo it; zero for not at all
 * @param texts by key: sentences of its own, {@code article} of its name in French, and names of its vocabulary such as
 *     {@code plan.pro}
 * @param payee recipient of payments for paid requests, or null
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
        AttachmentRules attachments,
        Duration sendDelay,
        Map<String, ZoneId> regionZones) {

    /** Key of the text that only French needs: the article of the brand's name. */
    public static final String ARTICLE = "article";

    private static final Duration MAX_SEND_DELAY = Duration.ofMinutes(5);

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
        regionZones = regionZones == null ? Map.of() : Map.copyOf(regionZones);
        sendDelay = sendDelay == null ? Duration.ZERO : sendDelay;
        if (sendDelay.isNegative() || sendDelay.compareTo(MAX_SEND_DELAY) > 0) {
            throw new IllegalArgumentException("sendDelay must be between PT0S and PT5M, not " + sendDelay);
        }
    }

    /**
     * A team with its own queue; its id is a group of the engine's identity tables.
     *
     * @param restricted whether only its members may see its tickets
     */
    public record BrandTeam(String id, LocalisedText name, boolean restricted) {}

    /**
     * A way to contact the brand.
     *
     * @param address URL, e-mail address or telephone number; null for these pages
     * @param extension extension of the telephone number, or null
     */
    public record BrandChannel(String channel, LocalisedText name, String address, String extension) {}

    /**
     * The company that issues a brand's invoices.
     *
     * @param address address lines, the country last
     */
    public record Payee(String name, List<String> address, String vatNumber, String iban) {

        public Payee {
            address = List.copyOf(address);
        }
    }

    /** Whether a day of the brand's zone begins at that instant. */
    public boolean isStartOfDay(Instant instant) {
        return LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant().equals(instant);
    }

    public Set<String> plans() {
        return vocabulary.getOrDefault("plan", Set.of());
    }

    public boolean hasTeam(String team) {
        return teams.stream().anyMatch(t -> t.id().equals(team));
    }

    /** The requested language, or that of a tag such as {@code en-GB}, if the brand supports it; otherwise its first one. */
    public String languageFor(String requested) {
        if (requested == null) {
            return languages.get(0);
        }
        if (languages.contains(requested)) {
            return requested;
        }
        var language = Locale.forLanguageTag(requested.replace('_', '-')).getLanguage();
        return languages.contains(language) ? language : languages.get(0);
    }

    /** The brand as a noun of that language: with the article that its name has there, if any. */
    public FrenchNoun noun(String language) {
        return new FrenchNoun(name.in(language), text(ARTICLE, language).orElse(null));
    }

    /** The brand's own name of a value of an attribute, such as a plan. */
    public Optional<String> valueName(String attribute, String value, String language) {
        return text("%s.%s".formatted(attribute, value), language);
    }

    public Optional<String> text(String key, String language) {
        return Optional.ofNullable(texts.get(key)).map(text -> text.in(language));
    }
}
