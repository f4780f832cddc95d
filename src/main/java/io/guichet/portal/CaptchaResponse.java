package io.guichet.portal;

import io.guichet.form.Form;
import org.springframework.util.MultiValueMap;

/**
 * Captcha part of a submitted form.
 *
 * @param required whether a solution is required
 * @param solution solution from the browser; null for none
 */
record CaptchaResponse(boolean required, String solution) {

    /** @param form the form as it was shown */
    static CaptchaResponse of(Form form, MultiValueMap<String, String> parameters) {
        return new CaptchaResponse(form.hasCaptcha(), parameters.getFirst(Form.CAPTCHA));
    }
}
