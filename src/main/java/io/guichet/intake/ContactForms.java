package io.guichet.intake;

import io.guichet.brand.Brand;
import io.guichet.form.Form;
import io.guichet.form.Forms;
import org.springframework.stereotype.Component;

/** The contact forms of brands: {@code contact-<brand>.form}, or {@code contact.form} for brands without their own. */
@Component
public class ContactForms {

    private final Forms forms;

    ContactForms(Forms forms) {
        this.forms = forms;
    }

    /** The brand's form. If it has a captcha, requests of anonymous customers need its solution by every channel. */
    public Form of(Brand brand) {
        var brandForm = "contact-" + brand.id();
        return forms.get(forms.ids().contains(brandForm) ? brandForm : "contact");
    }
}
