package io.guichet.customer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.guichet.brand.Brand;
import io.guichet.customer.CustomerTeams.CustomerTeam;
import io.guichet.policy.TicketAttributes;
import io.guichet.problem.BadInput;
import io.guichet.text.EmailAddress;
import io.guichet.text.InputText;
import io.guichet.text.TextRule;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** Reads the claims of a verified hand-over; a claim that breaks the rules of its kind refuses the whole. */
final class HandOverClaims {

    private static final String PLAN = "plan";
    private static final String ADD_ON = "addOn";
    private static final String ORIGIN = "origin";

    private HandOverClaims() {}

    static HandOver read(Brand brand, JWTClaimsSet claims) {
        try {
            var email = EmailAddress.canonical(claims.getStringClaim("email"))
                    .orElseThrow(() -> HandOvers.invalid("The email is not an address."));
            var name = name(claims.getStringClaim("name"));
            var team = claims.getJSONObjectClaim("team");
            var origin = claims.getStringClaim(ORIGIN);
            validate(brand, ORIGIN, origin);
            return new HandOver(
                    email, name, claims.getStringClaim("language"), team == null ? null : team(brand, team), origin);
        } catch (ParseException | ClassCastException wrongType) {
            throw HandOvers.invalid("A claim has the wrong type.");
        }
    }

    private static CustomerTeam team(Brand brand, Map<String, Object> claim) {
        var id = (String) claim.get("id");
        var name = name((String) claim.get("name"));
        var plan = (String) claim.get(PLAN);
        var addOn = (String) claim.get(ADD_ON);
        if (!CustomerTeam.isValidId(id)) {
            throw HandOvers.invalid("The team has no valid id.");
        }
        validate(brand, PLAN, plan);
        validate(brand, ADD_ON, addOn);
        return new CustomerTeam(id, name == null ? id : name, plan, addOn);
    }

    private static String name(String name) {
        if (InputText.isBlank(name)) {
            return null;
        }
        if (!TextRule.NAME.allows(name)) {
            throw HandOvers.invalid(
                    "A name is not one line of at most %d characters.".formatted(TextRule.NAME.maxLength()));
        }
        return name;
    }

    private static void validate(Brand brand, String attribute, String value) {
        var values = new HashMap<String, Object>();
        values.put(attribute, value);
        try {
            TicketAttributes.validated(brand, values);
        } catch (BadInput unknown) {
            throw HandOvers.invalid("The brand does not know this " + attribute + ".");
        }
    }
}
