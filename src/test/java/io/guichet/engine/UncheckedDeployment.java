package io.guichet.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Deploys what the rules refuse, as it may have been deployed before there was a rule. */
public final class UncheckedDeployment {

    private UncheckedDeployment() {}

    public static <T> T of(Supplier<T> deployment) {
        var result = new AtomicReference<T>();
        DeploymentValidator.withoutCheck(() -> result.set(deployment.get()));
        return result.get();
    }
}
