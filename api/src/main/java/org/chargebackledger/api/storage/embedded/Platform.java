package org.chargebackledger.api.storage.embedded;

import java.util.Locale;

/** The operating system and processor that server binaries are made for. */
record Platform(String system, String processor) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        var name = osName.toLowerCase(Locale.ROOT);
        var system =
                name.contains("linux") ? "linux" : name.contains("mac") ? "darwin" : "unsupported";
        var processor =
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch;
                };
        return new Platform(system, processor);
    }

    /** Where the binaries are on the class path. */
    String archive() {
        return "/postgres-" + system + "-" + processor + ".txz";
    }
}
