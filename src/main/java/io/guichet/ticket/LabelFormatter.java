package io.guichet.ticket;

import io.guichet.access.StaffDirectory;
import io.guichet.access.StaffMember;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.AttributeLabels;
import io.guichet.problem.BadInput;
import io.guichet.problem.BadInput.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What staff pages call people, teams, facts and tasks, in the reader's language. Tables and diagrams bring names that no
 * bundle knows: those are said as they stand there.
 */
@Component
public class LabelFormatter {

    private final MessageSource messages;
    private final StaffDirectory directory;
    private final Brands brands;
    private final AttributeLabels attributeLabels;

    LabelFormatter(MessageSource messages, StaffDirectory directory, Brands brands, AttributeLabels attributeLabels) {
        this.messages = messages;
        this.directory = directory;
        this.brands = brands;
        this.attributeLabels = attributeLabels;
    }

    public String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The errors with the page's texts. */
    public List<FieldError> errors(BadInput refused, Locale locale) {
        return refused.errors().stream()
                .map(error -> error.localised(messages, locale))
                .toList();
    }

    /** The text of that key, or what to say where there is none. */
    public String textOr(String fallback, String key, Locale locale) {
        return messages.getMessage(key, null, fallback, locale);
    }

    /** The name of a member of staff; who has left is called by their user id. */
    public String staff(String id) {
        return directory.find(id).map(StaffMember::name).orElse(id);
    }

    /** Who did something, or null for the desk itself. */
    public String actor(Actor actor) {
        return switch (actor.kind()) {
            case CUSTOMER -> actor.id();
            case STAFF -> staff(actor.id());
            case SYSTEM -> null;
        };
    }

    public String brand(String brand, Locale locale) {
        return brands.get(brand).name().in(locale.getLanguage());
    }

    /** The name of a team or, since tasks are also for roles, of a role. */
    public String group(String brand, String group, Locale locale) {
        return team(brand, group)
                .map(team -> team.name().in(locale.getLanguage()))
                .orElseGet(() -> textOr(humanise(group), "role." + group, locale));
    }

    /** The teams of these brands by id, each with its name. */
    public Map<String, String> teams(Iterable<String> brandIds, Locale locale) {
        var teams = new TreeMap<String, String>();
        for (var brand : brandIds) {
            brands.get(brand)
                    .teams()
                    .forEach(team -> teams.put(team.id(), team.name().in(locale.getLanguage())));
        }
        return teams;
    }

    private Optional<Brand.BrandTeam> team(String brand, String id) {
        return brands.get(brand).teams().stream()
                .filter(team -> team.id().equals(id))
                .findFirst();
    }

    public String task(String key, String name, Locale locale) {
        return textOr(name, "task." + key, locale);
    }

    public String status(String status, Locale locale) {
        return textOr(humanise(status), "status." + status, locale);
    }

    public String attribute(String name, Locale locale) {
        return attributeLabels.name(name, locale);
    }

    public String value(String name, Object value, Locale locale) {
        return textOr(value.toString(), "attribute.%s.%s".formatted(name, value), locale);
    }

    /** These languages with their names, in this order. */
    public Map<String, String> languages(List<String> codes, Locale locale) {
        var options = new LinkedHashMap<String, String>();
        codes.forEach(code -> options.put(code, value("language", code, locale)));
        return options;
    }

    /** {@code WAITING_FOR_PARTS} and {@code waiting-for-parts} as "Waiting for parts". */
    public static String humanise(String code) {
        return AttributeLabels.sentenceCase(code);
    }
}
