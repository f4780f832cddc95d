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
 * Names of people, teams, attributes, statuses and tasks for staff pages, in the reader's language. A name that neither a
 * diagram nor a bundle has is shown as the table spells it.
 */
@Component
public class LabelFormatter {

    private final MessageSource messages;
    private final StaffDirectory directory;
    private final Brands brands;
    private final AttributeLabels attributeLabels;
    private final StatusCatalog statuses;

    LabelFormatter(
            MessageSource messages,
            StaffDirectory directory,
            Brands brands,
            AttributeLabels attributeLabels,
            StatusCatalog statuses) {
        this.statuses = statuses;
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

    /** The text of that key, or the fallback. */
    public String textOr(String fallback, String key, Locale locale) {
        return messages.getMessage(key, null, fallback, locale);
    }

    /** Name of a staff user; the user id if the user was deleted. */
    public String staff(String id) {
        return directory.find(id).map(StaffMember::name).orElse(id);
    }

    /** Name of an actor, or null for the desk itself. */
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

    /** Name of a team or role. */
    public String group(String brand, String group, Locale locale) {
        return team(brand, group)
                .map(team -> team.name().in(locale.getLanguage()))
                .orElseGet(() -> textOr(humanise(group), "role." + group, locale));
    }

    /** Name of a team of any brand, or of a role. */
    public String group(String group, Locale locale) {
        return brands.all().stream()
                .filter(brand -> team(brand.id(), group).isPresent())
                .findFirst()
                .map(brand -> group(brand.id(), group, locale))
                .orElseGet(() -> textOr(humanise(group), "role." + group, locale));
    }

    /** Names of these brands' teams by id. */
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

    /**
     * The name of a task in the newest diagrams; where they have no such task, the name that it was created with.
     *
     * @param key the task's key or its id in the diagram
     */
    public String task(String key, String name, Locale locale) {
        return statuses.taskName(key).map(text -> text.in(locale.getLanguage())).orElse(name);
    }

    /** The brand's own word for the status, otherwise the one of the diagrams. */
    public String status(String brand, String status, Locale locale) {
        return brands.get(brand).text("status." + status, locale.getLanguage()).orElseGet(() -> status(status, locale));
    }

    /** The word of the diagrams for the status; that for a closed ticket stands in the bundles. */
    public String status(String status, Locale locale) {
        if (status == null) {
            return "–";
        }
        var drawn = statuses.get(status).labelOrId().in(locale.getLanguage());
        return textOr(drawn, "status." + status, locale);
    }

    public String attribute(String name, Locale locale) {
        return attributeLabels.name(name, locale);
    }

    /** Name of a value of a brand's ticket. */
    public String value(String brand, String name, Object value, Locale locale) {
        return brands.get(brand)
                .valueName(name, value.toString(), locale.getLanguage())
                .orElseGet(() -> value(name, value, locale));
    }

    public String value(String name, Object value, Locale locale) {
        return textOr(value.toString(), "attribute.%s.%s".formatted(name, value), locale);
    }

    /** Names of these languages, in this order. */
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
