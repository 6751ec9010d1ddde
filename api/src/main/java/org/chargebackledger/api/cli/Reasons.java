package org.chargebackledger.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.io.IOException;

/** Prints why a command was refused, on stderr: one line, or the problem itself with --json. */
final class Reasons implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        switch (failure) {
            case CommandRefused refused -> {
                var problem = refused.problem();
                command.getErr()
                        .println(
                                problem != null
                                                && command.getParseResult()
                                                        .hasMatchedOption("--json")
                                        ? problem.toString()
                                        : refused.getMessage());
            }
            case IOException unreadable -> command.getErr().println(reason(unreadable));
            default -> throw failure;
        }
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    /** The JDK's message for a missing file is the file's name and nothing else. */
    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
