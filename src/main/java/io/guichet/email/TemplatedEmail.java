package io.guichet.email;

import io.guichet.brand.Brand;
import java.util.Map;

/** What a letter is written from: the template's name, and the values that its text names. */
public record TemplatedEmail(
        Brand brand, String number, String template, String language, String recipient, Map<String, ?> values) {}
