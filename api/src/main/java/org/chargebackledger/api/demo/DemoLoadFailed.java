package org.chargebackledger.api.demo;

import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.projections.imports.DeliveryStatus;

import java.util.List;
import java.util.stream.Collectors;

/** What ends a load that does not come out as it must. */
final class DemoLoadFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoLoadFailed(String message) {
        super(message);
    }

    /** A delivery was held or rejected; says why, and what goes on from there. */
    static DemoLoadFailed notAccepted(
            String delivery, String importId, DeliveryStatus status, List<Finding> findings) {
        var reasons = findings.stream().map(Finding::reason).collect(Collectors.joining("; "));
        var said = delivery + " is " + status + ": " + reasons;
        return new DemoLoadFailed(
                status == DeliveryStatus.HELD
                        ? said
                                + ". Accept it as approver, POST /api/v1/imports/"
                                + importId
                                + "/acceptance, and start again: the load goes on from there"
                        : said);
    }
}
