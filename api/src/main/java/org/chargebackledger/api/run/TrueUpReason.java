package org.chargebackledger.api.run;

import org.chargebackledger.ledger.run.RunInputs;

/** Why what is posted for a month is corrected. */
enum TrueUpReason {
    PROVIDER_CORRECTION,
    POLICY_CHANGE,
    MAPPING,
    ERROR;

    /** The first of the inputs that differs, in the order in which auditors ask. */
    static TrueUpReason between(RunInputs before, RunInputs now) {
        if (!before.snapshots().equals(now.snapshots())) {
            return PROVIDER_CORRECTION;
        }
        if (!before.policyHash().equals(now.policyHash())) {
            return POLICY_CHANGE;
        }
        return before.registerVersion() != now.registerVersion()
                        || !before.usage().equals(now.usage())
                        || !before.earlierRuns().equals(now.earlierRuns())
                        || !before.postingTerms().equals(now.postingTerms())
                ? MAPPING
                : ERROR;
    }
}
