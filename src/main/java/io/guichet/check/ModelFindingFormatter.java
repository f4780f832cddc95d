package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import io.guichet.check.Finding.FindingSeverity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Formats findings in diagrams, tables, forms and texts in the reader's language. */
@Component
public class ModelFindingFormatter {

    private final FindingFormatter formatter;

    ModelFindingFormatter(FindingFormatter formatter) {
        this.formatter = formatter;
    }

    /**
     * A finding as the APIs answer it.
     *
     * @param file name of the file
     * @param element id of the element; null for the whole file
     * @param row id of the row of a table; null for none
     * @param message what is wrong
     * @param reason why it matters
     * @param remedy how to mend it
     */
    public record ModelFindingView(
            FindingKind rule,
            FindingSeverity severity,
            String file,
            String element,
            String row,
            String message,
            String reason,
            String remedy) {}

    public ModelFindingView view(ModelFinding finding, Locale locale) {
        return new ModelFindingView(
                finding.kind(),
                finding.severity(),
                finding.file(),
                finding.element(),
                finding.row(),
                text(finding, "", locale),
                text(finding, ".reason", locale),
                text(finding, ".remedy", locale));
    }

    /**
     * Findings in files that were sent, which keep their names, and in others, which are named by their path.
     *
     * @param sent paths of the sent files
     */
    public List<ModelFindingView> views(List<ModelFinding> findings, Set<String> sent, Locale locale) {
        return findings.stream()
                .map(finding -> view(sent.contains(finding.file()) ? finding.withName() : finding, locale))
                .toList();
    }

    /** The finding on one line: file, place and what is wrong. */
    public String line(ModelFinding finding, Locale locale) {
        var name = finding.file().substring(finding.file().lastIndexOf('/') + 1);
        var place = finding.row() != null ? finding.row() : finding.element();
        var message = text(finding, "", locale);
        return place == null ? name + ": " + message : name + ": " + place + ": " + message;
    }

    private String text(ModelFinding finding, String part, Locale locale) {
        return formatter.text(null, finding.kind(), part, finding.subject(), finding.details(), locale);
    }
}
