package io.guichet.text;

/** Encodes labels of domain names in ASCII (RFC 3492). */
final class Punycode {

    private static final int BASE = 36;
    private static final int MIN_THRESHOLD = 1;
    private static final int MAX_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_NON_ASCII = 0x80;

    private Punycode() {}

    /** The encoding of a label of at most 63 code points, without the prefix {@code xn--}. */
    static String encode(String label) {
        var points = label.codePoints().toArray();
        var encoded = new StringBuilder();
        label.codePoints().filter(point -> point < FIRST_NON_ASCII).forEach(encoded::appendCodePoint);
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int current = FIRST_NON_ASCII;
        int delta = 0;
        int bias = INITIAL_BIAS;
        for (int handled = basic; handled < points.length; delta++, current++) {
            int next = smallestFrom(points, current);
            delta += (next - current) * (handled + 1);
            current = next;
            for (int point : points) {
                if (point < current) {
                    delta++;
                } else if (point == current) {
                    append(delta, bias, encoded);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
        }
        return encoded.toString();
    }

    private static int smallestFrom(int[] points, int from) {
        int smallest = Integer.MAX_VALUE;
        for (int point : points) {
            smallest = point >= from ? Math.min(smallest, point) : smallest;
        }
        return smallest;
    }

    private static void append(int delta, int bias, StringBuilder encoded) {
        int rest = delta;
        for (int position = BASE; ; position += BASE) {
            int threshold = Math.max(MIN_THRESHOLD, Math.min(MAX_THRESHOLD, position - bias));
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapted(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int divisions = 0;
        for (; rest > (BASE - MIN_THRESHOLD) * MAX_THRESHOLD / 2; divisions += BASE) {
            rest /= BASE - MIN_THRESHOLD;
        }
        return divisions + (BASE - MIN_THRESHOLD + 1) * rest / (rest + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < MAX_THRESHOLD ? 'a' + value : '0' + value - MAX_THRESHOLD);
    }
}
