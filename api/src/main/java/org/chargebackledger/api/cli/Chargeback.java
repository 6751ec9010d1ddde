package org.chargebackledger.api.cli;

import org.chargebackledger.api.ChargebackLedgerApplication;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The program: a command of its list, or the service when it is given none. */
@Command(
        name = "chargeback",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "An event-sourced ledger for cloud and Kubernetes chargeback.",
        subcommands = CommandLine.HelpCommand.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 refused (the reason on stderr), 2 wrong usage.",
            "Commands that talk to a service read its password from CHARGEBACK_PASSWORD."
        })
public final class Chargeback implements Runnable {

    private static final Set<String> FOR_US = Set.of("-h", "--help", "-V", "--version");

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        if (startsService(arguments)) {
            ChargebackLedgerApplication.main(serviceArguments(arguments));
        } else {
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            System.exit(run(System.getenv(), out, err, arguments));
        }
    }

    /** Runs one command, but for the service itself, and answers the exit code. */
    static int run(
            Map<String, String> environment,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        var line = new CommandLine(new Chargeback(), new Commands(environment));
        line.addSubcommand(new Serve());
        ServiceLoader.load(Subcommand.class).forEach(line::addSubcommand);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Reasons())
                .execute(arguments);
    }

    /** Without a command, with {@code serve}, or with the service's own options alone. */
    static boolean startsService(String... arguments) {
        if (arguments.length == 0) {
            return true;
        }
        var first = arguments[0];
        if (first.equals("serve")) {
            return Arrays.stream(arguments).noneMatch(FOR_US::contains);
        }
        return first.startsWith("--") && !FOR_US.contains(first);
    }

    static String[] serviceArguments(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("serve")
                ? Arrays.copyOfRange(arguments, 1, arguments.length)
                : arguments;
    }

    /** Nothing but options of ours, which make no command. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
