package org.chargebackledger.api.demo;

import org.chargebackledger.api.demo.company.DemoCompany;
import org.chargebackledger.api.demo.company.DemoDelivery;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;

/** The ids that the demo's steps take: always the same, so that a step is known to be done. */
final class DemoIds {

    /** The last step: October, posted again once its restated bill is there. */
    static final String LAST_RUN = run(DemoCompany.MONTHS.getLast(), 2);

    private DemoIds() {}

    static String delivery(DemoDelivery delivery) {
        return id("delivery " + delivery.id());
    }

    /** The month's run of that number, from 1. */
    static String run(YearMonth month, int number) {
        return id("run " + month + "/" + number);
    }

    static String budget(String costCenter) {
        return id("budget " + costCenter);
    }

    private static String id(String step) {
        return UUID.nameUUIDFromBytes(("demo " + step).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
