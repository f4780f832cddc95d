package io.guichet.brand;

/**
 * A brand's accent colour; derives variants for light and dark backgrounds by moving it towards black or white until
 * text in it has a contrast of at least 4.5 (WCAG 2, level AA).
 */
record AccentColour(int red, int green, int blue) {

    static final AccentColour LIGHT_BACKGROUND = of("f6f1e8");
    static final AccentColour DARK_BACKGROUND = of("26221d");
    private static final AccentColour BLACK = of("000000");
    private static final AccentColour WHITE = of("ffffff");
    private static final double MIN_CONTRAST = 4.5;
    private static final int STEPS = 100;

    static AccentColour of(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new AccentColour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    AccentColour onLightBackground() {
        return readable(LIGHT_BACKGROUND, BLACK);
    }

    AccentColour onDarkBackground() {
        return readable(DARK_BACKGROUND, WHITE);
    }

    /** Black or white, whichever has the higher contrast on this colour. */
    AccentColour textColour() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    double contrast(AccentColour other) {
        var lighter = Math.max(luminance(), other.luminance());
        var darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    private AccentColour readable(AccentColour background, AccentColour towards) {
        var colour = this;
        for (int step = 1; colour.contrast(background) < MIN_CONTRAST && step <= STEPS; step++) {
            colour = mixedWith(towards, (double) step / STEPS);
        }
        return colour;
    }

    private AccentColour mixedWith(AccentColour other, double ratio) {
        return new AccentColour(
                interpolate(red, other.red, ratio),
                interpolate(green, other.green, ratio),
                interpolate(blue, other.blue, ratio));
    }

    private static int interpolate(int from, int to, double ratio) {
        return (int) Math.round(from + (to - from) * ratio);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
