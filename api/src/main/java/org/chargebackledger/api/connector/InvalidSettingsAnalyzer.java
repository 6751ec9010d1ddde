package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.InvalidSettings;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which connector cannot be configured so, instead of a page of stack traces. */
final class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidSettings cause) {
        return new FailureAnalysis(
                "chargeback.connectors: " + cause.getMessage(),
                "docs/connectors.md and the pages it links have an example of each kind",
                cause);
    }
}
