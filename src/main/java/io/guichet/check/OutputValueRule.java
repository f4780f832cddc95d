package io.guichet.check;

import com.google.re2j.Pattern;
import io.guichet.check.Finding.FindingKind;
import io.guichet.check.TableColumns.TableColumn;
import io.guichet.check.TableFile.WrittenRow;
import io.guichet.policy.FeelExpression;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each output is a value of its type, one of its words, and given where the desk needs it; times are more than nothing. */
final class OutputValueRule implements TableRule {

    /** The outcomes of an entitlement by which a request becomes a ticket. */
    private static final List<String> ROUTES = List.of("TICKET", "RESTRICTED");

    private static final Pattern ROUTE = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(1_000_000);

    /** Less is over before anybody can act. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Ten years: more could not be added to a date, or would never come. */
    private static final int MOST_DAYS = 3_660;

    /** Characters by which a word may differ from another one that is probably meant. */
    private static final int NEARLY = 2;

    @Override
    public Stream<ModelFinding> findings(TableFile table, ModelSet set) {
        var columns = TableColumns.of(table.name()).orElseThrow();
        var findings = new ArrayList<ModelFinding>();
        for (var row : table.rows()) {
            new RowCheck(table, row, set, findings).check(columns);
        }
        return findings.stream();
    }

    private record RowCheck(TableFile table, WrittenRow row, ModelSet set, List<ModelFinding> findings) {

        void check(TableColumns columns) {
            var before = findings.size();
            columns.columns().forEach(this::check);
            if (findings.size() == before) {
                checkTogether();
            }
        }

        private void check(TableColumn column) {
            var text = text(column.name());
            if (text.isEmpty()) {
                if (column.required()) {
                    report(FindingKind.OUTPUT_EMPTY, column.name(), column.name());
                }
                return;
            }
            var value = FeelExpression.of(text).value();
            if (!column.type().isOf(value)) {
                report(FindingKind.OUTPUT_WRONG, column.name(), text);
            } else if (!column.words().isEmpty() && !column.words().contains(value)) {
                report(FindingKind.OUTPUT_WORD_UNKNOWN, column.name(), text, String.join(", ", sorted(column)));
            }
        }

        private static List<String> sorted(TableColumn column) {
            return column.words().stream().sorted().toList();
        }

        private void checkTogether() {
            switch (table.name()) {
                case "targets" -> {
                    if (!"NONE".equals(value("kind"))) {
                        checkAmount();
                    }
                }
                case "waiting-times" -> checkAmount();
                case "routing" -> checkTeam();
                case "priority" -> checkRange("rank", 0, 100);
                case "fees" -> checkFee();
                case "fair-use" -> checkFairUse();
                case "escalation-ladder" -> checkLadder();
                case "entitlement" -> checkEntitlement();
                default -> {}
            }
        }

        private void checkAmount() {
            var unit = value("unit") == null ? "ELAPSED" : value("unit");
            var amount = value("amount");
            if (amount == null) {
                report(FindingKind.OUTPUT_EMPTY, "amount", "amount");
            } else if (!isAmount(unit, amount)) {
                report(FindingKind.AMOUNT_WRONG, "amount", amount, unit);
            } else if (!unit.equals("ELAPSED") && value("hours") == null) {
                report(FindingKind.OUTPUT_EMPTY, "hours", "hours");
            }
        }

        private static boolean isAmount(String unit, String amount) {
            try {
                return switch (unit) {
                    case "ELAPSED", "BUSINESS_HOURS" -> isTime(Duration.parse(amount));
                    case "BUSINESS_DAYS" -> isDays(Period.parse(amount));
                    default -> LocalTime.parse(amount) != null;
                };
            } catch (DateTimeException | ArithmeticException invalid) {
                return false;
            }
        }

        private static boolean isTime(Duration amount) {
            return amount.compareTo(SHORTEST) >= 0 && amount.toDays() <= MOST_DAYS;
        }

        private static boolean isDays(Period period) {
            return period.getDays() > 0 && period.getDays() <= MOST_DAYS && period.toTotalMonths() == 0;
        }

        private void checkTeam() {
            var team = value("team");
            set.brandsOf(table.file()).stream()
                    .filter(brand -> !brand.hasTeam(team))
                    .findFirst()
                    .ifPresent(brand -> report(FindingKind.TEAM_UNKNOWN, "team", team, brand.id()));
        }

        private void checkRange(String output, int least, int most) {
            var number = number(output);
            var isWithin = number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0
                    && number.stripTrailingZeros().scale() <= 0;
            if (!isWithin) {
                report(FindingKind.OUTPUT_OUT_OF_RANGE, output, number.toPlainString(), least, most);
            }
        }

        private void checkFee() {
            if (!isDecimal(value("amount"), false)) {
                report(FindingKind.OUTPUT_WRONG, "amount", value("amount"));
            }
            if (!isDecimal(value("vat"), true)) {
                report(FindingKind.OUTPUT_WRONG, "vat", value("vat"));
            }
            if (value("credit") != null && !isDecimal(value("credit"), true)) {
                report(FindingKind.OUTPUT_WRONG, "credit", value("credit"));
            }
            if (Currency.getAvailableCurrencies().stream()
                    .noneMatch(currency -> currency.getCurrencyCode().equals(value("currency")))) {
                report(FindingKind.OUTPUT_WRONG, "currency", value("currency"));
            }
            if (!isAmount("BUSINESS_DAYS", value("term"))) {
                report(FindingKind.AMOUNT_WRONG, "term", value("term"), "BUSINESS_DAYS");
            }
        }

        private static boolean isDecimal(String text, boolean zeroAllowed) {
            try {
                var number = new BigDecimal(text);
                return (number.signum() > 0 || zeroAllowed && number.signum() == 0)
                        && number.compareTo(MOST_MONEY) <= 0
                        && number.scale() <= 4;
            } catch (NumberFormatException invalid) {
                return false;
            }
        }

        private void checkFairUse() {
            if (!"true".equals(value("deprioritised"))) {
                return;
            }
            if (value("duration") == null || !isAmount("ELAPSED", value("duration"))) {
                report(FindingKind.AMOUNT_WRONG, "duration", String.valueOf(value("duration")), "ELAPSED");
            }
            requireTexts("reason_en", "reason_fr");
        }

        private void checkEntitlement() {
            var outcome = value("outcome");
            if (!ROUTE.matches(outcome) || isMisspelt(outcome)) {
                report(FindingKind.OUTPUT_WORD_UNKNOWN, "outcome", outcome, String.join(", ", ROUTES));
            } else if (!ROUTES.contains(outcome)) {
                requireTexts("reason_en", "reason_fr");
            }
            if (value("hint_en") != null || value("hint_fr") != null) {
                requireTexts("hint_en", "hint_fr");
            }
        }

        private static boolean isMisspelt(String outcome) {
            return ROUTES.stream().anyMatch(route -> !route.equals(outcome) && distance(route, outcome) <= NEARLY);
        }

        /** Number of characters to insert, to remove or to change. */
        private static int distance(String one, String other) {
            var costs = IntStream.rangeClosed(0, other.length()).toArray();
            for (int row = 1; row <= one.length(); row++) {
                var diagonal = costs[0];
                costs[0] = row;
                for (int column = 1; column <= other.length(); column++) {
                    var changed = diagonal + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                    diagonal = costs[column];
                    costs[column] = Math.min(changed, 1 + Math.min(costs[column], costs[column - 1]));
                }
            }
            return costs[other.length()];
        }

        private void requireTexts(String... outputs) {
            for (var output : outputs) {
                if (value(output) == null) {
                    report(FindingKind.OUTPUT_EMPTY, output, output);
                }
            }
        }

        private void checkLadder() {
            checkRange("step", 1, 1_000);
            var percent = number("percent");
            if ((percent == null) == (number("minutes") == null)) {
                report(FindingKind.LADDER_STEP_WRONG, "percent");
            } else if (percent != null) {
                checkRange("percent", 1, 10_000);
            }
            var priority = value("priority");
            set.brandsOf(table.file()).stream()
                    .filter(brand -> priority != null && !priorities(brand.id()).contains(priority))
                    .findFirst()
                    .ifPresent(brand -> report(
                            FindingKind.OUTPUT_WORD_UNKNOWN,
                            "priority",
                            priority,
                            String.join(", ", priorities(brand.id()))));
        }

        private List<String> priorities(String brand) {
            return set.table(brand, "priority").stream()
                    .flatMap(file -> file.table().definition().outputValues("priority").stream())
                    .toList();
        }

        private String text(String output) {
            var column = table.column(output);
            return column < 0 ? "" : row.outputs().get(column);
        }

        /** The value as text; null for none. */
        private String value(String output) {
            var text = text(output);
            var value = text.isEmpty() ? null : FeelExpression.of(text).value();
            return value == null || value.toString().isBlank() ? null : value.toString();
        }

        /** Null for none. */
        private BigDecimal number(String output) {
            return value(output) == null ? null : new BigDecimal(value(output));
        }

        private void report(FindingKind kind, String output, Object... details) {
            var column = table.outputs().get(table.column(output));
            findings.add(new ModelFinding(kind, table.file().path(), column.id(), row.id(), output, List.of(details)));
        }
    }
}
