package org.chargebackledger.api.book;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which book cannot be configured so, instead of a page of stack traces. */
final class InvalidBookAnalyzer extends AbstractFailureAnalyzer<InvalidBook> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidBook cause) {
        return new FailureAnalysis(
                "chargeback.books: " + cause.getMessage(),
                "docs/books.md says what each setting means",
                cause);
    }
}
