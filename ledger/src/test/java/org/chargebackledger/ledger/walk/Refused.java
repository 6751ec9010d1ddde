package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.audit.Refusal;

import java.util.Map;

/** Tries what must be refused, and looks that nothing is left of it. */
final class Refused {

    private Refused() {}

    /** By what name it was refused; another one, or none, is a failure. */
    static String as(String type, WalkedLedger ledger, Runnable work) {
        var balances = Map.copyOf(ledger.watch().balances());
        try {
            work.run();
        } catch (Refusal refusal) {
            assertThat(refusal.type()).as(refusal.getMessage()).isEqualTo(type);
            assertThat(ledger.watch().balances()).isEqualTo(balances);
            return type;
        }
        throw new AssertionError("not refused as " + type);
    }
}
