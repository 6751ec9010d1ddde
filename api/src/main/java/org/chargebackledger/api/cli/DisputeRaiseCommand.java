package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Disputes a posting, or a part of it. */
@Command(
        name = "raise",
        mixinStandardHelpOptions = true,
        description = "Disputes a posting of a cost center of yours, all of it or a part.")
final class DisputeRaiseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "POSTING", description = "Such as 2026-10-000123-0004.")
    private String posting = "";

    @ArgGroup(exclusive = false)
    private @Nullable AmountOptions amount;

    @Option(names = "--reason", required = true, description = "Why, in words.")
    private String reason = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var body =
                new Body()
                        .put("posting", posting)
                        .put("amount", amount == null ? null : amount.json())
                        .put("reason", reason);
        return service.send(body.json(), "disputes");
    }
}
