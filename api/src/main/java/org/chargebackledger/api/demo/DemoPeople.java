package org.chargebackledger.api.demo;

import org.chargebackledger.ledger.audit.Stamp;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The two people who work the demo's months. */
@Component
@Profile("demo")
final class DemoPeople {

    private final Clock clock;

    DemoPeople(Clock clock) {
        this.clock = clock;
    }

    Stamp preparer() {
        return stamp("preparer");
    }

    Stamp approver() {
        return stamp("approver");
    }

    private Stamp stamp(String user) {
        return new Stamp(user, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
