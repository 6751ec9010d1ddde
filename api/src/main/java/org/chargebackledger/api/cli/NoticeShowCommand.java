package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints what one notice says, and whether it has reached anybody. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints one notice and whether it has reached anybody.")
final class NoticeShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.show("notices", id);
    }
}
