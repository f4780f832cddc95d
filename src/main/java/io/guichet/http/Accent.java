package io.guichet.http;

/**
 * A brand's colour, and what becomes of it on light and on dark paper: moved towards black or white until text in it can
 * be read there (contrast of WCAG 2, at least 4.5).
 */
record Accent(int red, int green, int blue) {

    static final Accent LIGHT_PAPER = of("f6f1e8");
    static final Accent DARK_PAPER = of("26221d");
    private static final Accent BLACK = of("000000");
    private static final Accent WHITE = of("ffffff");
    private static final double READABLE = 4.5;
    private static final int STEPS = 100;

    static Accent of(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new Accent(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    Accent onLightPaper() {
        return readable(LIGHT_PAPER, BLACK);
    }

    Accent onDarkPaper() {
        return readable(DARK_PAPER, WHITE);
    }

    /** Black or white, whichever is read better on this colour. */
    Accent ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    double contrast(Accent other) {
        var lighter = Math.max(luminance(), other.luminance());
        var darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    private Accent readable(Accent paper, Accent towards) {
        var colour = this;
        for (int step = 1; colour.contrast(paper) < READABLE && step <= STEPS; step++) {
            colour = mixed(towards, (double) step / STEPS);
        }
        return colour;
    }

    private Accent mixed(Accent other, double part) {
        return new Accent(
                between(red, other.red, part), between(green, other.green, part), between(blue, other.blue, part));
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
