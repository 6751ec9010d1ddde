package org.chargebackledger.api.cli;

import okhttp3.MultipartBody;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Delivers files and waits until they are accepted. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports files as one delivery and waits for the outcome.")
public final class ImportCommand implements Subcommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "All of them are one delivery.")
    private List<Path> files = List.of();

    @Option(
            names = "--source",
            required = true,
            description =
                    "focus, aws-cur, gcp-billing, azure-cost, oci-cost, opencost, kubecost,"
                            + " openshift-usage, usage-csv, node-csv, metrics-csv,"
                            + " namespace-labels, workload-labels.")
    private String source = "";

    @Option(names = "--provider", description = "Where the files do not say.")
    private @Nullable String provider;

    @Option(names = "--billing-account", description = "Where the files do not say.")
    private @Nullable String billingAccount;

    @Option(names = "--billing-period", description = "Where the files do not say.")
    private @Nullable String billingPeriod;

    @Option(
            names = "--only-billing-period",
            description = "Leave out the rows of other months, where files hold several.")
    private @Nullable String onlyBillingPeriod;

    @Option(names = "--cluster", description = "Where the files do not say.")
    private @Nullable String cluster;

    @Option(
            names = "--currency",
            description = "What OpenCost or Kubecost price in; without it nothing is estimated.")
    private @Nullable String currency;

    @Option(names = "--replace-source", description = "The source that this one takes over from.")
    private @Nullable String replaceSource;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var progress = service.progress("import");
        var staged = client.post(client.path("imports"), service.key(), body(progress)).json();
        var id = staged.path("importId").asString("");
        var outcome =
                Polling.until(
                        () -> client.get(client.path("imports", id)).json(),
                        Set.of("STAGED"),
                        progress);
        requireAccepted(id, outcome);
        if (staged.path("duplicate").asBoolean(false) && outcome instanceof ObjectNode object) {
            object.put("duplicate", true);
        }
        service.report().print(outcome);
        return 0;
    }

    private MultipartBody body(Progress progress) {
        var body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        field(body, "source", source);
        field(body, "provider", provider);
        field(body, "billingAccount", billingAccount);
        field(body, "billingPeriod", billingPeriod);
        field(body, "onlyBillingPeriod", onlyBillingPeriod);
        field(body, "cluster", cluster);
        field(body, "currency", currency);
        field(body, "replaceSource", replaceSource);
        for (var file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new CommandRefused("no readable file: " + file);
            }
            body.addFormDataPart(
                    "file", file.getFileName().toString(), new UploadedFile(file, progress));
        }
        return body.build();
    }

    private static void field(MultipartBody.Builder body, String name, @Nullable String value) {
        if (value != null) {
            body.addFormDataPart(name, value);
        }
    }

    private static void requireAccepted(String id, JsonNode outcome) {
        var status = outcome.path("status").asString("");
        if (status.equals("ACCEPTED")) {
            return;
        }
        var reason = new StringBuilder("the delivery is " + status);
        for (var finding : outcome.path("findings")) {
            reason.append(System.lineSeparator()).append(line(finding));
        }
        if (status.equals("HELD")) {
            reason.append(System.lineSeparator())
                    .append("it counts once a second person accepts it, with a reason: ")
                    .append("POST /api/v1/imports/%s/acceptance, or ".formatted(id))
                    .append(
                            "chargeback accept %s --content-hash=%s"
                                    .formatted(id, outcome.path("contentHash").asString("")));
        }
        throw new CommandRefused(reason.toString(), outcome);
    }

    /** Such as {@code REJECT bill.csv:7 BilledCost 'x': not a number (not-a-number)}. */
    private static String line(JsonNode finding) {
        var place = finding.path("file").asString("");
        if (finding.has("line")) {
            place += ":" + finding.path("line").asString("");
        }
        if (finding.has("column")) {
            place += " " + finding.path("column").asString("");
        }
        if (finding.has("value")) {
            place += " '" + finding.path("value").asString("") + "'";
        }
        return "%s %s%s (%s)"
                .formatted(
                        finding.path("severity").asString(""),
                        place.isEmpty() ? "" : place + ": ",
                        finding.path("reason").asString(""),
                        finding.path("code").asString(""));
    }
}
