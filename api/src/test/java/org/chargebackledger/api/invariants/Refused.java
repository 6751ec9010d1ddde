package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.refusal.Refusals;
import org.jspecify.annotations.Nullable;

/** Work that must be, or may be, refused. */
final class Refused {

    private Refused() {}

    /** Expects a refusal of that type. */
    static void refused(String type, Runnable work) {
        assertThat(refusalOf(work)).isEqualTo(type);
    }

    /** What the work is refused as; null when it is done. */
    static @Nullable String refusalOf(Runnable work) {
        try {
            work.run();
            return null;
        } catch (RuntimeException e) {
            return Refusals.in(e).orElseThrow(() -> new AssertionError("no refusal", e)).type();
        }
    }
}
