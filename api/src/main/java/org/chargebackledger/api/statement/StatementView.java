package org.chargebackledger.api.statement;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.statement.Statement.View;

/** The view a caller asks for. */
final class StatementView {

    private StatementView() {}

    static View of(String text) {
        return switch (text) {
            case "posted" -> View.POSTED;
            case "restated" -> View.RESTATED;
            default ->
                    throw Refusal.invalid(
                            "parameter-invalid", "view: posted or restated, not '" + text + "'");
        };
    }
}
