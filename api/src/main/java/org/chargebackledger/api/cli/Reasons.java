package org.chargebackledger.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

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
            case JacksonException wrong ->
                    command.getErr().println("not the JSON it should be: " + firstLine(wrong));
            default -> throw failure;
        }
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    /** The JDK's message for a missing file is the file's name and nothing else. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "not allowed to read " + denied.getFile();
            default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
        };
    }

    private static String firstLine(JacksonException wrong) {
        var at = wrong.getLocation();
        var said = String.valueOf(wrong.getOriginalMessage()).lines().findFirst().orElse("");
        return at == null
                ? said
                : "line %d, column %d: %s".formatted(at.getLineNr(), at.getColumnNr(), said);
    }
}
