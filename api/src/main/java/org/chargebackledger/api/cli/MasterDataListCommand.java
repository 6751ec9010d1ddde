package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Prints which changes of master data there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the changes of master data of a book in the order of proposing.")
final class MasterDataListCommand implements Callable<Integer> {

    private static final ListColumns COLUMNS =
            new ListColumns()
                    .with("id", "changeId")
                    .with("status")
                    .with("kind")
                    .with("about")
                    .with("proposed by", "proposedBy");

    @Option(names = "--kind", description = "Only those of this kind, such as cost-center.")
    private @Nullable String kind;

    @Option(
            names = "--status",
            description = {
                "Only those that stand so: PROPOSED, APPROVED, CARRIED_OUT, DECLINED,",
                "FAILED."
            })
    private @Nullable String status;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("master-data-changes");
        ServiceClient.filter(path, "kind", kind);
        ServiceClient.filter(path, "status", status);
        return service.list(client.get(path).json(), COLUMNS);
    }
}
