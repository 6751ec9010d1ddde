package org.chargebackledger.api.demo.company;

/** Numbers that look random: the same key gives the same number on every machine, in any order. */
final class Noise {

    private static final long SEED = 20_260_801L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private Noise() {}

    /** A whole number from low to high, both included. */
    static int between(int low, int high, Object... key) {
        return low + (int) Long.remainderUnsigned(bits(key), high - low + 1L);
    }

    /** That many hexadecimal digits. */
    static String hex(int length, Object... key) {
        return digits(16, length, key);
    }

    /** That many decimal digits, the first of which is not zero. */
    static String decimal(int length, Object... key) {
        return between(1, 9, key, "first") + digits(10, length - 1, key);
    }

    /** That many lower-case letters and digits. */
    static String letters(int length, Object... key) {
        return digits(36, length, key);
    }

    private static String digits(int radix, int length, Object... key) {
        var text = new StringBuilder(length);
        var state = bits(key);
        for (var i = 0; i < length; i++) {
            state = mix(state + i + 1);
            text.append(DIGITS.charAt((int) Long.remainderUnsigned(state, radix)));
        }
        return text.toString();
    }

    private static long bits(Object... key) {
        return mix(hash(FNV_OFFSET ^ SEED, key));
    }

    private static long hash(long start, Object... key) {
        var hash = start;
        for (var part : key) {
            if (part instanceof Object[] nested) {
                hash = hash(hash, nested);
                continue;
            }
            var text = part.toString();
            for (var i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ '/') * FNV_PRIME;
        }
        return hash;
    }

    /** The finalizer of SplitMix64, after which neighbouring keys no longer look alike. */
    private static long mix(long value) {
        var z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
