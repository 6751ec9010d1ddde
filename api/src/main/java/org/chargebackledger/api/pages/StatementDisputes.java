package org.chargebackledger.api.pages;

import org.chargebackledger.api.dispute.DisputeView;
import org.chargebackledger.api.dispute.DisputeViews;
import org.chargebackledger.api.dispute.DisputeWindow;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/** What stands below a statement, and not in it: its disputes, and until when there may be more. */
@Component
class StatementDisputes {

    private final DisputeViews disputes;
    private final DisputeWindow window;

    StatementDisputes(DisputeViews disputes, DisputeWindow window) {
        this.disputes = disputes;
        this.window = window;
    }

    /**
     * The disputes of one statement.
     *
     * @param until when the window ends; null while the month is not closed
     * @param isAccepted whether the end of it is recorded
     */
    public record Section(
            List<DisputeView> disputes, @Nullable Instant until, boolean isAccepted) {}

    Section of(String book, Period period, String costCenter) {
        return new Section(
                disputes.ofStatement(book, period, costCenter),
                window.end(book, period).orElse(null),
                window.isAccepted(book, period, costCenter));
    }
}
