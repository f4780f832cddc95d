package io.guichet.desk;

import io.guichet.access.Staff;
import io.guichet.access.StaffDirectory;
import io.guichet.brand.Brand;
import io.guichet.brand.Brands;
import io.guichet.policy.FactWords;
import io.guichet.ticket.Actor;
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
class Lexicon {

    private final MessageSource messages;
    private final StaffDirectory directory;
    private final Brands brands;
    private final FactWords facts;

    Lexicon(MessageSource messages, StaffDirectory directory, Brands brands, FactWords facts) {
        this.messages = messages;
        this.directory = directory;
        this.brands = brands;
        this.facts = facts;
    }

    String say(String key, Locale locale, Object... details) {
        return messages.getMessage(key, details, locale);
    }

    /** The text of that key, or what to say where there is none. */
    String sayOr(String otherwise, String key, Locale locale) {
        return messages.getMessage(key, null, otherwise, locale);
    }

    /** The name of a member of staff; who has left is called by their user id. */
    String staff(String id) {
        return directory.find(id).map(Staff::name).orElse(id);
    }

    /** Who did something, or null for the desk itself. */
    String actor(Actor actor) {
        return switch (actor.kind()) {
            case CUSTOMER -> actor.id();
            case STAFF -> staff(actor.id());
            case SYSTEM -> null;
        };
    }

    String brand(String brand, Locale locale) {
        return brands.get(brand).name().in(locale.getLanguage());
    }

    /** The name of a team or, since tasks are also for roles, of a role. */
    String group(String brand, String group, Locale locale) {
        return team(brand, group)
                .map(team -> team.name().in(locale.getLanguage()))
                .orElseGet(() -> sayOr(plain(group), "role." + group, locale));
    }

    /** The teams of these brands by id, each with its name. */
    Map<String, String> teams(Iterable<String> ofBrands, Locale locale) {
        var teams = new TreeMap<String, String>();
        for (var brand : ofBrands) {
            brands.get(brand)
                    .teams()
                    .forEach(team -> teams.put(team.id(), team.name().in(locale.getLanguage())));
        }
        return teams;
    }

    private Optional<Brand.Team> team(String brand, String id) {
        return brands.get(brand).teams().stream()
                .filter(team -> team.id().equals(id))
                .findFirst();
    }

    String task(DeskTask task, Locale locale) {
        return sayOr(task.name(), "task." + task.key(), locale);
    }

    String status(String status, Locale locale) {
        return sayOr(plain(status), "status." + status, locale);
    }

    String fact(String name, Locale locale) {
        return facts.name(name, locale);
    }

    String value(String name, Object value, Locale locale) {
        return sayOr(value.toString(), "fact.%s.%s".formatted(name, value), locale);
    }

    /** These languages with their names, in this order. */
    Map<String, String> languages(List<String> codes, Locale locale) {
        var named = new LinkedHashMap<String, String>();
        codes.forEach(code -> named.put(code, value("language", code, locale)));
        return named;
    }

    /** {@code WAITING_FOR_PARTS} and {@code waiting-for-parts} as "Waiting for parts". */
    static String plain(String word) {
        return FactWords.plain(word);
    }
}
