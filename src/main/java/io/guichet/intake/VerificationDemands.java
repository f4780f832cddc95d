package io.guichet.intake;

import io.guichet.brand.Brands;
import io.guichet.customer.VerificationMethod;
import io.guichet.policy.Policies;
import io.guichet.policy.VerificationDemand;
import io.guichet.policy.VerificationPurpose;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compares how a requester proved the address with what the brand's verification table demands. */
@Component
public class VerificationDemands {

    private final Policies policies;
    private final Brands brands;

    VerificationDemands(Policies policies, Brands brands) {
        this.policies = policies;
        this.brands = brands;
    }

    /** @param method how the requester proved the address; null if they did not */
    public boolean areMet(String brand, VerificationPurpose purpose, VerificationMethod method) {
        return switch (demand(brand, purpose)) {
            case NONE -> true;
            case CONFIRMED -> method != null;
            case SIGNED_IN -> method != null && method.isLikeSignIn();
        };
    }

    /** Whether a confirmation of the address changes what the brand does for the requester. */
    public boolean askForConfirmation(String brand) {
        return Stream.of(VerificationPurpose.CONTRACT, VerificationPurpose.ACCOUNT_DATA)
                .anyMatch(purpose -> demand(brand, purpose) != VerificationDemand.NONE);
    }

    /**
     * Whether another proof changes what the brand does for the requester.
     *
     * @param method how the requester proved the address; null if they did not
     */
    public boolean askForSignIn(String brand, VerificationMethod method) {
        return !areMet(brand, VerificationPurpose.CONTRACT, method)
                || !areMet(brand, VerificationPurpose.ACCOUNT_DATA, method);
    }

    private VerificationDemand demand(String brand, VerificationPurpose purpose) {
        return policies.verification(brands.get(brand), purpose).value();
    }
}
