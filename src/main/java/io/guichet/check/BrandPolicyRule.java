package io.guichet.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guichet.brand.Brand;
import io.guichet.check.Finding.FindingKind;
import io.guichet.problem.UnfulfillableRequest;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a brand together decide every request, once, and its clocks run and stop. */
final class BrandPolicyRule implements ModelSetRule {

    private static final int CACHE_SIZE = 50;

    private final Clock clock;

    /** By everything that the findings depend on; evaluating the tables of a brand takes a while. */
    private final Cache<List<Object>, List<ModelFinding>> known =
            Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

    BrandPolicyRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Stream<ModelFinding> findings(ModelSet set) {
        return set.brands().values().stream().flatMap(brand -> findings(set, brand));
    }

    private Stream<ModelFinding> findings(ModelSet set, Brand brand) {
        var tables = set.tables(brand.id());
        var triggers = set.clockTriggers();
        var key = new ArrayList<Object>(List.of(brand, tables, triggers, Year.now(clock.withZone(ZoneOffset.UTC))));
        return known
                .get(key, missing -> {
                    try {
                        return PolicyChecks.run(brand, tables, triggers, clock).stream()
                                .map(finding -> finding(set, brand, finding))
                                .toList();
                    } catch (UnfulfillableRequest | IndexOutOfBoundsException tooLarge) {
                        return List.of(new ModelFinding(
                                FindingKind.TABLES_UNCHECKABLE,
                                ModelFile.POLICIES + brand.id() + "/brand.yaml",
                                null,
                                null,
                                brand.id(),
                                List.of(String.valueOf(tooLarge.getMessage()))));
                    }
                })
                .stream();
    }

    private static ModelFinding finding(ModelSet set, Brand brand, Finding finding) {
        var path = set.table(brand.id(), finding.table())
                .map(ModelFile::path)
                .orElse(ModelFile.POLICIES + brand.id() + "/" + finding.table() + ".dmn");
        var row = finding.rows().isEmpty() ? null : finding.rows().get(0).id();
        var element = row == null ? finding.table() : null;
        return new ModelFinding(finding.kind(), path, element, row, finding.table(), finding.details());
    }
}
