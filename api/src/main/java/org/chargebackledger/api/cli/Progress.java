package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A line on a terminal that says how far work is; it appears when the work takes over 2 seconds.
 */
final class Progress {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int BAR = 30;
    private static final int PER_CENT = 100;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;
    private final String what;
    private final boolean visible;
    private final long startedAt = System.nanoTime();
    private boolean shown;

    Progress(PrintWriter terminal, String what) {
        this(terminal, what, isTerminal());
    }

    Progress(PrintWriter terminal, String what, boolean visible) {
        this.terminal = terminal;
        this.what = what;
        this.visible = visible;
    }

    /**
     * Shows what the service says about unfinished work: its status, and a progress if it has one.
     */
    void show(JsonNode work) {
        var progress = work.path("progress");
        show(
                progress.path("done").asLong(0),
                progress.path("total").asLong(0),
                work.path("status").asString(""));
    }

    /**
     * Shows how far it is.
     *
     * @param total 0 when nobody knows
     */
    void show(long done, long total, String status) {
        var passed = Duration.ofNanos(System.nanoTime() - startedAt);
        if (!visible || passed.compareTo(SILENCE) < 0) {
            return;
        }
        shown = true;
        terminal.print(
                CLEAR + what + " " + bar(done, total) + status + " " + passed.toSeconds() + " s");
        terminal.flush();
    }

    void end() {
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
            shown = false;
        }
    }

    private static String bar(long done, long total) {
        if (total <= 0) {
            return "";
        }
        var share = Math.clamp(done, 0, total);
        var filled = (int) (share * BAR / total);
        return "["
                + "#".repeat(filled)
                + ".".repeat(BAR - filled)
                + "] "
                + share * PER_CENT / total
                + " % ";
    }

    /** The JDK knows about stdin and stdout only. */
    private static boolean isTerminal() {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        }
    }
}
