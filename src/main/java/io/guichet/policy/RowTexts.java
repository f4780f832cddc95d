package io.guichet.policy;

import io.guichet.policy.RowTranslations.RowTranslation;
import io.guichet.policy.TableDefinition.TableRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of table rows in the reader's language: to staff with what is assumed and with the source, to customers without.
 */
@Component
public class RowTexts {

    private final Tables tables;
    private final RowTranslations translations;
    private final MessageSource messages;

    RowTexts(Tables tables, RowTranslations translations, MessageSource messages) {
        this.tables = tables;
        this.translations = translations;
        this.messages = messages;
    }

    /** The row's text, what is assumed in it, and its source. */
    public String forStaff(DecisionReference reference, Locale locale) {
        return forStaff(reference.brand(), reference.decision(), row(reference), locale);
    }

    /** The same for a row of the table that applies to the brand. */
    public String forStaff(String brand, String decision, TableRow row, Locale locale) {
        var texts = texts(brand, decision, row, locale);
        return Stream.of(texts.text(), assumption(row, texts, locale), sentence("row.source", texts.source(), locale))
                .filter(sentence -> !sentence.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** The row's text alone; empty where the whole row is assumed. */
    public String forCustomers(DecisionReference reference, Locale locale) {
        var row = row(reference);
        return row.isAssumed()
                ? ""
                : texts(reference.brand(), reference.decision(), row, locale).text();
    }

    /** The row as it was when it decided; its text alone where that version of the table is not there any more. */
    private TableRow row(DecisionReference reference) {
        return tables.find(reference.decision(), reference.tableVersion())
                .flatMap(table -> table.definition().row(reference.row()))
                .orElseGet(() -> new TableRow(reference.row(), reference.text(), List.of(), Map.of()));
    }

    private RowTranslation texts(String brand, String decision, TableRow row, Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage())
                ? translations.french(brand, decision, row)
                : new RowTranslation(row.text(), row.assumed(), row.source());
    }

    private String assumption(TableRow row, RowTranslation texts, Locale locale) {
        return row.isAssumed()
                ? messages.getMessage("row.assumed", null, locale)
                : sentence("row.partly-assumed", texts.assumed(), locale);
    }

    private String sentence(String key, String part, Locale locale) {
        return part == null ? "" : messages.getMessage(key, new Object[] {part}, locale);
    }
}
