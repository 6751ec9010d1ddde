package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
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

        private Map<String, Object> json() {
            return new Body().put("source", source).put("method", method).json();
        }
    }

    /** What a commitment had left. */
    static final class Opening {

        @Option(names = "--commitment", required = true, description = "What had something left.")
        private String commitment = "";

        @Option(names = "--amount", required = true, description = "How much, exactly.")
        private String amount = "";

        private Map<String, Object> json() {
            return new Body().put("commitmentId", commitment).put("amount", amount).json();
        }
    }

    @Option(
            names = "--kind",
            required = true,
            description = "MANUAL, WRITE_OFF, ACCRUAL or OPENING_BALANCE.")
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
            paramLabel = "CODE=AMOUNT",
            description = "What a cost center bears more or, negative, less. Repeat it.")
    private Map<String, String> lines = new LinkedHashMap<>();

    @Option(names = "--service", description = "Under which service it stands on statements.")
    private @Nullable String serviceName;

    @ArgGroup(exclusive = false)
    private @Nullable Basis basis;

    @ArgGroup(exclusive = false)
    private @Nullable Opening opening;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var sourceAccount =
                new Body()
                        .put("provider", provider)
                        .put("billingAccount", account)
                        .put("invoiceIssuer", invoiceIssuer)
                        .put("currency", currency);
        var body =
                new Body()
                        .put("kind", kind)
                        .put("period", period)
                        .put("originPeriod", originPeriod)
                        .put("sourceAccount", sourceAccount.json())
                        .put("reason", reason)
                        .put("memo", memo)
                        .put("basis", basis == null ? null : basis.json())
                        .put("opening", opening == null ? null : opening.json())
                        .put("lines", lines.isEmpty() ? null : lines());
        return service.send(body.json(), "adjustments");
    }

    private List<Map<String, Object>> lines() {
        return lines.entrySet().stream().map(one -> line(one.getKey(), one.getValue())).toList();
    }

    private Map<String, Object> line(String costCenter, String amount) {
        return new Body()
                .put("costCenter", costCenter)
                .put("key", serviceName == null ? null : Map.of("service", serviceName))
                .put("amount", Body.money(amount, currency))
                .json();
    }
}
