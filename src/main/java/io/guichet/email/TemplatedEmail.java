package io.guichet.email;

import io.guichet.brand.Brand;
import java.util.Map;

/** A template's name with the values of its placeholders. */
public record TemplatedEmail(
        Brand brand, String number, String template, String language, String recipient, Map<String, ?> values) {}
