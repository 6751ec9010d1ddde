package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Records that an owner was told. */
@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = {
            "Records that the owner was told, as an approver or as the owner;",
            "never as who proposed what the notice is about."
        })
final class NoticeAcknowledgeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which notice.")
    private String id = "";

    @Option(names = "--told", required = true, paramLabel = "WHO", description = "Who was told.")
    private String told = "";

    @Option(names = "--how", required = true, description = "How, such as by telephone.")
    private String how = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.send(Map.of("told", told, "how", how), "notices", id, "acknowledgement");
    }
}
