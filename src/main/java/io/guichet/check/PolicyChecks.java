package io.guichet.check;

import io.guichet.brand.Brand;
import io.guichet.check.Finding.FindingKind;
import io.guichet.email.EmailTemplateCheck;
import io.guichet.email.EmailTemplateCheck.EmailTemplateFinding;
import io.guichet.policy.Stages;
import io.guichet.policy.TableDefinition;
import io.guichet.policy.TableDefinitions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Runs all checks on a brand's latest tables and on its e-mail templates. */
@Component
class PolicyChecks {

    private final TableDefinitions tables;
    private final Stages stages;
    private final EmailTemplateCheck emailTemplates;
    private final Clock clock;

    PolicyChecks(TableDefinitions tables, Stages stages, EmailTemplateCheck emailTemplates, Clock clock) {
        this.tables = tables;
        this.stages = stages;
        this.emailTemplates = emailTemplates;
        this.clock = clock;
    }

    /**
     * The findings, errors first. Throws {@link io.guichet.problem.UnfulfillableRequest} if the tables are too large to be
     * checked.
     */
    List<Finding> run(Brand brand) {
        return Stream.concat(
                        emailTemplates.check(brand).stream().map(PolicyChecks::emailFinding),
                        run(brand, tables.of(brand), stages.clockTriggers(), clock).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    private static Finding emailFinding(EmailTemplateFinding finding) {
        var kind = FindingKind.valueOf("EMAIL_TEMPLATE_" + finding.problem());
        return Finding.of(kind, "emails/" + finding.file(), List.of(), finding.detail());
    }

    static List<Finding> run(Brand brand, Map<String, TableDefinition> tables, Set<String> clockTriggers, Clock clock) {
        var policy = new PolicyTables(brand, tables, clockTriggers);
        return List.of(
                        new ExpressionCheck(),
                        new GapCheck(),
                        new OverlapCheck(),
                        new UnreachableRowCheck(),
                        new ContradictionCheck(),
                        new ChannelTargetCheck(),
                        new OpeningHoursCheck(clock),
                        new WaitingTimeCheck(),
                        new ClockRuleCheck())
                .stream()
                .flatMap(check -> check.findings(policy).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }
}
