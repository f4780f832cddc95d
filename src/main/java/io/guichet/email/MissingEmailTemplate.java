package io.guichet.email;

/** Neither the brand nor the defaults have a file of an e-mail template. */
class MissingEmailTemplate extends RuntimeException {

    private final String file;

    MissingEmailTemplate(String brand, String file) {
        super("no e-mail template %s of %s".formatted(file, brand));
        this.file = file;
    }

    String file() {
        return file;
    }
}
