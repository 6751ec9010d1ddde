package org.chargebackledger.api.bench;

import org.chargebackledger.api.cli.Chargeback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with this program, from its jar or from its classes as this one. */
final class ChildJvm {

    /** What an executable jar is started by; absent where the program runs from its classes. */
    private static final String JAR_LAUNCHER =
            "org/springframework/boot/loader/launch/JarLauncher.class";

    private ChildJvm() {}

    /**
     * The command line that starts it.
     *
     * @param heap the most it may take for objects, as {@code -Xmx} takes it
     * @param arguments of the program
     */
    static List<String> command(String heap, List<String> arguments) {
        var packaged = ClassLoader.getSystemResource(JAR_LAUNCHER) != null;
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                packaged
                                        ? "org.chargebackledger.launcher.Launcher"
                                        : Chargeback.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
