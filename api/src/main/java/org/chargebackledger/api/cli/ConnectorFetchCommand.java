package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Fetches slices and waits until none is under way. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description =
                "Fetches what is missing, failed or preliminary, or the days from --from to --to.")
final class ConnectorFetchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The connector.")
    private String name = "";

    @Option(names = "--from", paramLabel = "DAY", description = "The first day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Print what would be asked, and ask nothing.")
    private boolean dryRun;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var order = new SliceOrder(service, command.commandLine().getOut());
        var done = order.fetch(name, from, to, dryRun);
        if (service.json()) {
            service.report().print(done);
        }
        return 0;
    }
}
