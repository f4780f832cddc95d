package io.guichet.check;

import io.guichet.check.Finding.FindingKind;
import java.util.stream.Stream;

/** The numbers of two brands do not look alike: each has a prefix of its own. The later one in the alphabet is named. */
final class BrandPrefixRule implements ModelSetRule {

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        var brands = set.brands().values();
        return brands.stream().flatMap(brand -> brands.stream()
                .filter(other ->
                        other.id().compareTo(brand.id()) < 0 && other.prefix().equals(brand.prefix()))
                .map(other -> ModelFinding.of(
                        FindingKind.BRAND_PREFIX_TWICE,
                        ModelFile.POLICIES + brand.id() + "/brand.yaml",
                        brand.prefix(),
                        other.id())));
    }
}
