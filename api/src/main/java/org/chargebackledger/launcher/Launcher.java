package org.chargebackledger.launcher;

/** The jar's main class, compiled for Java 8: says which Java the service needs, or starts it. */
public final class Launcher {

    private static final int NEEDED = 25;

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (!isEnough(version)) {
            System.err.println(
                    "chargeback-ledger needs Java "
                            + NEEDED
                            + " or newer, and this is Java "
                            + version
                            + " in "
                            + System.getProperty("java.home"));
            System.exit(1);
        }
        // By name, because the loader is compiled for a newer Java than this class.
        Class.forName("org.springframework.boot.loader.launch.JarLauncher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    static boolean isEnough(String specificationVersion) {
        // Up to Java 8 the version was 1.8.
        return !specificationVersion.startsWith("1.")
                && Integer.parseInt(specificationVersion) >= NEEDED;
    }
}
