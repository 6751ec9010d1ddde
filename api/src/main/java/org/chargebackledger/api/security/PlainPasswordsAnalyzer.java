package org.chargebackledger.api.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the users, instead of a page of stack traces. */
final class PlainPasswordsAnalyzer extends AbstractFailureAnalyzer<PlainPasswordsOutsideLoopback> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PlainPasswordsOutsideLoopback cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
