package io.guichet.check;

import io.guichet.brand.Brands;
import io.guichet.email.EmailTemplateCheck;
import io.guichet.web.StartRefused;
import io.guichet.web.StartupTask;
import org.springframework.stereotype.Component;

/** Refuses to start the desk if an e-mail could not be written when it is needed. */
@Component
class EmailTemplateStartCheck extends StartupTask {

    /** Before requests are accepted and demo data are made. */
    private static final int PHASE = -1100;

    private final Brands brands;
    private final EmailTemplateCheck templates;

    EmailTemplateStartCheck(Brands brands, EmailTemplateCheck templates) {
        super(PHASE);
        this.brands = brands;
        this.templates = templates;
    }

    @Override
    protected void run() {
        brands.all().stream()
                .flatMap(brand -> templates.check(brand).stream())
                .findFirst()
                .ifPresent(finding -> {
                    throw new StartRefused("The e-mail template %s of %s cannot be used: %s %s"
                            .formatted(finding.file(), finding.brand(), finding.problem(), finding.detail()));
                });
    }
}
