package io.guichet.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sign-in page of staff. */
@Controller
class StaffSignInPage {

    @GetMapping("/sign-in")
    String show() {
        return "access/sign-in";
    }
}
