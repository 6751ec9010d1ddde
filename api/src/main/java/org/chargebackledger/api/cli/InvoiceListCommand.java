package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Prints which invoices there are, or which are to come. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the invoices of a book and how they match their bills.")
final class InvoiceListCommand implements Callable<Integer> {

    private static final ListColumns KNOWN =
            ListColumns.of(
                    "id", "invoiceId", "billingPeriod", "state", "total", "billed", "rounding");
    private static final ListColumns EXPECTED =
            ListColumns.of("billingPeriod", "sourceAccount", "invoiceId", "billed", "exact");

    @Option(names = "--period", description = "Only those of this month's bills.")
    private @Nullable String period;

    @Option(
            names = "--state",
            description =
                    "Only those that stand so: UNMATCHED, MATCHED, WITHIN, EXCEPTION, ACCEPTED.")
    private @Nullable String state;

    @Option(
            names = "--expected",
            description = "What the bills' lines come to for invoices that are not recorded.")
    private boolean isExpected;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = isExpected ? client.path("invoices", "expected") : client.path("invoices");
        ServiceClient.filter(path, "period", period);
        if (state != null && !isExpected) {
            path.addQueryParameter("state", state);
        }
        return service.list(client.get(path).json(), isExpected ? EXPECTED : KNOWN);
    }
}
