package org.chargebackledger.api.demo.company;

import java.time.YearMonth;

/** One step of the demo company's three months. */
public sealed interface DemoStep {

    /** Hand over a delivery. */
    record Deliver(DemoDelivery delivery) implements DemoStep {}

    /** Allocate a month under the policy and post it. */
    record Post(YearMonth month) implements DemoStep {}

    /** Reconcile a month and close it. */
    record Close(YearMonth month) implements DemoStep {}
}
