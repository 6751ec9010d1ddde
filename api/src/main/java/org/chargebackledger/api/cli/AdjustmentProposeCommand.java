package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Proposes that cost moves between cost centers, or that a bill is accrued. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes what a second person is to approve: cost that moves between cost centers,",
            "or an accrual for a bill that has not come."
        })
final class AdjustmentProposeCommand implements Callable<Integer> {

    /** What an accrual rests on. */
    static final class Basis {

        @Option(names = "--basis-source", required = true, description = "What it is taken from.")
        private String source = "";

        @Option(names = "--basis-method", required = true, description = "How it is worked out.")
        private String method = "";
    }

    @Option(names = "--kind", required = true, description = "MANUAL, WRITE_OFF or ACCRUAL.")
    private String kind = "";

    @Option(names = "--period", required = true, description = "Where it is posted.")
    private String period = "";

    @Option(names = "--origin-period", description = "The month it is about, if another.")
    private @Nullable String originPeriod;

    @Option(names = "--provider", required = true, description = "Whose bill it concerns.")
    private String provider = "";

    @Option(names = "--account", required = true, description = "The billing account.")
    private String account = "";

    @Option(names = "--invoice-issuer", description = "Where the account has several.")
    private @Nullable String invoiceIssuer;

    @Option(names = "--currency", required = true, description = "Of all lines, such as USD.")
    private String currency = "";

    @Option(
            names = "--reason",
            description = "ERROR, MAPPING, PROVIDER_CORRECTION, ESTIMATE_TRUE_UP or DISPUTE.")
    private @Nullable String reason;

    @Option(names = "--memo", required = true, description = "Why, in words.")
    private String memo = "";

    @Option(
            names = "--line",
            required = true,
            paramLabel = "CODE=AMOUNT",
            description = "What a cost center bears more or, negative, less. Repeat it.")
    private Map<String, String> lines = new LinkedHashMap<>();

    @Option(names = "--service", description = "Under which service it stands on statements.")
    private @Nullable String serviceName;

    @ArgGroup(exclusive = false)
    private @Nullable Basis basis;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        service.report()
                .print(client.post(client.path("adjustments"), service.key(), body()).json());
        return 0;
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", kind);
        body.put("period", period);
        put(body, "originPeriod", originPeriod);
        var sourceAccount = new LinkedHashMap<String, Object>();
        sourceAccount.put("provider", provider);
        sourceAccount.put("billingAccount", account);
        put(sourceAccount, "invoiceIssuer", invoiceIssuer);
        sourceAccount.put("currency", currency);
        body.put("sourceAccount", sourceAccount);
        put(body, "reason", reason);
        body.put("memo", memo);
        if (basis != null) {
            body.put("basis", ordered("source", basis.source, "method", basis.method));
        }
        body.put(
                "lines",
                lines.entrySet().stream().map(one -> line(one.getKey(), one.getValue())).toList());
        return body;
    }

    private Map<String, Object> line(String costCenter, String amount) {
        var line = new LinkedHashMap<String, Object>();
        line.put("costCenter", costCenter);
        if (serviceName != null) {
            line.put("key", Map.of("service", serviceName));
        }
        line.put("amount", ordered("amount", amount, "currency", currency));
        return line;
    }

    private static Map<String, Object> ordered(
            String name, String value, String nextName, String nextValue) {
        var body = new LinkedHashMap<String, Object>();
        body.put(name, value);
        body.put(nextName, nextValue);
        return body;
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
