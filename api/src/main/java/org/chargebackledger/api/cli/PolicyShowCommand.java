package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints a policy's versions, or one of them. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a policy's versions, or one version in plain words.")
final class PolicyShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The policy.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "One of them.")
    private @Nullable Integer version;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var url =
                version == null
                        ? client.path("policies", name, "versions")
                        : client.path("policies", name, "versions", version.toString());
        var answer = client.get(url).json();
        service.report().print(version == null && !service.json() ? answer.path("items") : answer);
        return 0;
    }
}
