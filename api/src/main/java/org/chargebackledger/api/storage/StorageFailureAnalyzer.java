package org.chargebackledger.api.storage;

import org.chargebackledger.api.storage.embedded.EmbeddedPostgresUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows why there is no embedded database, instead of a page of stack traces. */
final class StorageFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedPostgresUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, EmbeddedPostgresUnavailable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
