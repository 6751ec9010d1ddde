package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints which invoices there are, or which are to come. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the invoices of a book and how they match their bills.")
final class InvoiceListCommand implements Callable<Integer> {

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
        if (period != null) {
            path.addQueryParameter("period", period);
        }
        if (state != null && !isExpected) {
            path.addQueryParameter("state", state);
        }
        var answer = client.get(path).json();
        if (service.json()) {
            service.report().print(answer);
        } else {
            service.report().raw(isExpected ? expected(answer) : known(answer));
        }
        return 0;
    }

    private static String known(JsonNode answer) {
        var columns =
                List.of("id", "invoiceId", "billingPeriod", "state", "total", "billed", "rounding");
        return text(answer, columns);
    }

    private static String expected(JsonNode answer) {
        return text(
                answer, List.of("billingPeriod", "sourceAccount", "invoiceId", "billed", "exact"));
    }

    private static String text(JsonNode answer, List<String> columns) {
        var table = new TextTable(columns);
        for (var one : answer.path("items")) {
            table.row(columns.stream().map(column -> Report.cell(one.path(column))).toList());
        }
        return table.text();
    }
}
