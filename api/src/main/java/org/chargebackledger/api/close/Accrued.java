package org.chargebackledger.api.close;

import org.chargebackledger.projections.adjustment.KnownAdjustment;

import java.util.Objects;

/** An accrual in words: how much, of what, from where and how, and who stands for it. */
final class Accrued {

    private Accrued() {}

    static String words(KnownAdjustment accrual) {
        var content = accrual.content();
        var basis = Objects.requireNonNull(content.basis());
        return "%s of %s, %s, from %s by %s; prepared by %s, approved by %s"
                .formatted(
                        content.total(),
                        content.period(),
                        content.sourceAccount(),
                        basis.source(),
                        basis.method(),
                        accrual.proposedBy(),
                        accrual.decidedBy());
    }
}
