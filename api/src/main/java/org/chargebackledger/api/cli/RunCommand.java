package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Locale;
import java.util.Set;

/** Allocates a period and waits until the run is posted. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Allocates a period under a policy and waits for the outcome.")
public final class RunCommand implements Subcommand {

    /** What a run is for. */
    enum Kind {
        SHOWBACK,
        CHARGEBACK
    }

    @Parameters(paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @Option(names = "--policy", required = true, paramLabel = "NAME", description = "The policy.")
    private String policy = "";

    @Option(
            names = "--policy-version",
            paramLabel = "N",
            description = "Its version (default: the one in effect).")
    private @Nullable Integer version;

    @Option(
            names = "--kind",
            defaultValue = "CHARGEBACK",
            description = "showback computes, chargeback posts (default: chargeback).")
    private Kind kind = Kind.CHARGEBACK;

    @Option(
            names = "--posting-period",
            paramLabel = "PERIOD",
            description = {
                "Charges what came late for a closed month; names the earliest open month,",
                "into which it is posted."
            })
    private @Nullable String postingPeriod;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var body =
                new Body()
                        .put("policy", policy)
                        .put("version", version)
                        .put("kind", kind.name().toLowerCase(Locale.ROOT))
                        .put("postingPeriod", postingPeriod)
                        .json();
        var started =
                client.post(client.path("periods", period, "runs"), service.key(), body).json();
        var id = started.path("runId").asString("");
        var run =
                Polling.until(
                        () -> client.get(client.path("periods", period, "runs", id)).json(),
                        unfinished(),
                        service.progress("run"));
        if (run.path("status").asString("").equals("FAILED")) {
            throw new CommandRefused(
                    "the run failed: " + run.path("reason").asString("the service gives no reason"),
                    run);
        }
        Polling.requireNotWaiting(run);
        service.report().print(run);
        return 0;
    }

    private Set<String> unfinished() {
        return kind == Kind.SHOWBACK ? Set.of("RUNNING") : Set.of("RUNNING", "COMPUTED", "POSTING");
    }
}
