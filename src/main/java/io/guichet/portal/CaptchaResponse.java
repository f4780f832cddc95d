package io.guichet.portal;

import io.guichet.form.Form;
import org.springframework.util.MultiValueMap;

/**
 * What is to show that a person sends a form.
 *
 * @param asked whether it must be shown
 * @param solution of a riddle, as the browser sent it; null for none
 */
record CaptchaResponse(boolean required, String solution) {

    /** @param form as it was put before the person */
    static CaptchaResponse of(Form form, MultiValueMap<String, String> parameters) {
        return new CaptchaResponse(form.hasCaptcha(), parameters.getFirst(Form.CAPTCHA));
    }
}
