package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints the Kyverno policy for an allocation policy. */
@Command(
        name = "kyverno",
        mixinStandardHelpOptions = true,
        description = "Prints a Kyverno policy that asks for the labels which a policy needs.")
final class LabelsKyvernoCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The allocation policy.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "One of its versions.")
    private int version;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "Month in which coverage is measured; without it, it only audits.")
    private @Nullable String period;

    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "It is for this one.")
    private @Nullable String cluster;

    @Option(
            names = "--threshold",
            paramLabel = "PART",
            description = "Part of the pods that is enough to enforce, such as 0.95.")
    private @Nullable String threshold;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var url = client.path("policies", name, "versions", Integer.toString(version), "kyverno");
        ServiceClient.filter(url, "period", period);
        ServiceClient.filter(url, "cluster", cluster);
        ServiceClient.filter(url, "threshold", threshold);
        service.report().raw(client.get(url, "application/yaml").body());
        return 0;
    }
}
