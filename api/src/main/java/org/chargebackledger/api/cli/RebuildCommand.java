package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Map;
import java.util.Set;

/** Has the service build its read models again from the events. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Builds the read models again from the events and waits until they are current.")
public final class RebuildCommand implements Subcommand {

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var started =
                client.post(client.path("read-models", "rebuilds"), service.key(), Map.of()).json();
        var id = started.path("rebuildId").asString("");
        var outcome =
                Polling.until(
                        () -> client.get(client.path("read-models", "rebuilds", id)).json(),
                        Set.of("RUNNING"),
                        service.progress("rebuild"));
        if (outcome.path("status").asString("").equals("FAILED")) {
            throw new CommandRefused(
                    "the rebuild failed: " + outcome.path("reason").asString(""), outcome);
        }
        service.report().print(outcome);
        return 0;
    }
}
