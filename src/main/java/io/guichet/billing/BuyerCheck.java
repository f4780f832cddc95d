package io.guichet.billing;

import io.guichet.billing.Invoice.Buyer;
import io.guichet.problem.BadInput.FieldError;
import io.guichet.text.InputText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether a billing address can exist. An empty field is the form's matter. */
public final class BuyerCheck {

    private static final int REPEATED = 3;

    private BuyerCheck() {}

    /** Every error, by the name of its field. */
    public static List<FieldError> errors(Buyer buyer) {
        var errors = new ArrayList<FieldError>();
        if (isGiven(buyer.name()) && !isName(buyer.name(), true)) {
            errors.add(error("name", "must be a name of at least two characters"));
        }
        if (isGiven(buyer.street()) && !isName(buyer.street(), false)) {
            errors.add(error("street", "must be the name of a street, of at least two letters"));
        }
        if (isGiven(buyer.city()) && !isName(buyer.city(), false)) {
            errors.add(error("city", "must be the name of a town, of at least two letters"));
        }
        if (isGiven(buyer.country())) {
            place(buyer, errors);
        }
        if (isGiven(buyer.vatNumber())) {
            vatNumber(VatNumber.read(buyer.vatNumber()), errors);
        }
        return errors;
    }

    private static void place(Buyer buyer, List<FieldError> errors) {
        var country = Countries.code(buyer.country());
        if (country.isEmpty()) {
            errors.add(error("country", "must be the name of a country, such as Belgium, or its code, such as BE"));
        } else if (isGiven(buyer.postcode()) && !Postcodes.isPlausible(country.get(), buyer.postcode())) {
            var shape = Postcodes.shape(country.get());
            errors.add(
                    shape.isEmpty()
                            ? error("postcode.unknown", "is not a postcode").withField("postcode")
                            : new FieldError(
                                    "postcode",
                                    "is not a postcode of %s; their form is %s".formatted(buyer.country(), shape),
                                    "billing.problem.postcode",
                                    buyer.country(),
                                    shape));
        }
    }

    private static void vatNumber(VatNumber number, List<FieldError> errors) {
        var field = "vatNumber";
        switch (number.problem()) {
            case COUNTRY ->
                errors.add(new FieldError(
                        field,
                        "must begin with the two letters of its country, such as BE",
                        "billing.problem.vat-number.COUNTRY"));
            case SHAPE ->
                errors.add(new FieldError(
                        field,
                        "must have the form " + number.country().shape(),
                        "billing.problem.vat-number.SHAPE",
                        number.country().shape()));
            case CHECK_DIGITS ->
                errors.add(new FieldError(
                        field,
                        "is not a VAT number: its check digits are wrong",
                        "billing.problem.vat-number.CHECK_DIGITS"));
            case NONE -> {}
        }
    }

    /** The address as it is stored: the VAT number without separators. */
    static Buyer canonical(Buyer buyer) {
        return new Buyer(
                buyer.name(),
                buyer.street(),
                buyer.postcode(),
                buyer.city(),
                buyer.country(),
                isGiven(buyer.vatNumber()) ? VatNumber.read(buyer.vatNumber()).toString() : null);
    }

    /** Two letters or more, and not one letter over and over. */
    private static boolean isName(String text, boolean digitsCount) {
        var letters = text.codePoints()
                .filter(character -> Character.isLetter(character) || digitsCount && Character.isDigit(character))
                .map(Character::toLowerCase)
                .toArray();
        var different = Arrays.stream(letters).distinct().count();
        var hasAlphabetic = text.codePoints().anyMatch(Character::isLetter);
        return hasAlphabetic && letters.length >= 2 && (letters.length < REPEATED || different > 1);
    }

    private static boolean isGiven(String text) {
        return !InputText.isBlank(text);
    }

    private static FieldError error(String field, String message) {
        return new FieldError(field, message, "billing.problem." + field);
    }
}
