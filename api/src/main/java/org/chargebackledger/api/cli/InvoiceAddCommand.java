package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Records an invoice as it is printed, or corrects what was recorded. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Records an invoice as it is printed, or corrects it with a reason.")
final class InvoiceAddCommand implements Callable<Integer> {

    @Option(names = "--provider", required = true, description = "As the bill names it.")
    private String provider = "";

    @Option(names = "--account", required = true, description = "The billing account.")
    private String account = "";

    @Option(names = "--invoice-issuer", description = "Where the account has several.")
    private @Nullable String invoiceIssuer;

    @Option(names = "--invoice-id", required = true, description = "As it is printed.")
    private String invoiceId = "";

    @Option(names = "--issue-date", required = true, description = "Such as 2026-11-03.")
    private String issueDate = "";

    @Option(names = "--due-date", description = "Such as 2026-12-03.")
    private @Nullable String dueDate;

    @Option(names = "--period", required = true, description = "The month whose bill it is for.")
    private String period = "";

    @Option(names = "--currency", required = true, description = "Of total and tax.")
    private String currency = "";

    @Option(names = "--total", required = true, description = "What it asks for, with tax.")
    private String total = "";

    @Option(names = "--tax", description = "How much of that is tax.")
    private @Nullable String tax;

    @Option(names = "--document", description = "Where it is kept.")
    private @Nullable String document;

    @Option(names = "--document-sha256", description = "SHA-256 of the document.")
    private @Nullable String documentSha256;

    @Option(names = "--origin", description = "ENTERED (default) or FOCUS_TOTALS.")
    private @Nullable String origin;

    @Option(names = "--reason", description = "Why what was recorded is corrected.")
    private @Nullable String reason;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var body =
                new Body()
                        .put("provider", provider)
                        .put("billingAccount", account)
                        .put("invoiceIssuer", invoiceIssuer)
                        .put("invoiceId", invoiceId)
                        .put("issueDate", issueDate)
                        .put("dueDate", dueDate)
                        .put("billingPeriod", period)
                        .put("total", Body.money(total, currency))
                        .put("tax", tax == null ? null : Body.money(tax, currency))
                        .put("document", document)
                        .put("documentSha256", documentSha256)
                        .put("origin", origin)
                        .put("reason", reason);
        return service.send(body.json(), "invoices");
    }
}
