package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Prints what owners are told. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the notices that you may see, newest first.")
final class NoticeListCommand implements Callable<Integer> {

    private static final ListColumns COLUMNS =
            new ListColumns()
                    .with("id", "noticeId")
                    .with("status")
                    .with("known")
                    .with("cost center", "costCenter")
                    .with("recipient")
                    .with("subject")
                    .with("attempts")
                    .with("waits for", "waitsFor");

    @Option(names = "--unknown", description = "Only those that have reached nobody yet.")
    private boolean unknown;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("notices");
        ServiceClient.filter(path, "unknown", unknown ? "true" : null);
        return service.list(client.get(path).json(), COLUMNS);
    }
}
