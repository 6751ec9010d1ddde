package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints a month's label coverage. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = "Prints how much of a month's cost and pods says whose it is.")
final class LabelsCoverageCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "This one only.")
    private @Nullable String cluster;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var url = client.path("periods", period, "label-coverage");
        if (cluster != null) {
            url.addQueryParameter("cluster", cluster);
        }
        service.report().print(client.get(url).json());
        return 0;
    }
}
