package org.chargebackledger.api.storage.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder where the service keeps its data when nobody gave it a database. */
public final class ChargebackHome {

    private ChargebackHome() {}

    /**
     * The configured folder, else {@code .chargeback/<profile>} at the root of the clone that the
     * service was started in, else in the current directory.
     */
    public static Path of(@Nullable String configured, Path workingDirectory, String profile) {
        if (configured != null && !configured.isBlank()) {
            return workingDirectory.resolve(configured).toAbsolutePath().normalize();
        }
        var start = workingDirectory.toAbsolutePath().normalize();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (isRootOfClone(folder)) {
                return folder.resolve(".chargeback").resolve(profile);
            }
        }
        return start.resolve(".chargeback").resolve(profile);
    }

    /** The folder for the profile that the service runs under. */
    public static Path of(@Nullable String configured, Environment environment) {
        var profile = environment.acceptsProfiles(Profiles.of("demo")) ? "demo" : "default";
        return of(configured, Path.of(""), profile);
    }

    private static boolean isRootOfClone(Path folder) {
        var pom = folder.resolve("pom.xml");
        try {
            if (!Files.isReadable(pom)) {
                return false;
            }
            var text = Files.readString(pom);
            // The modules name the same artifact, as their parent.
            return text.contains("<artifactId>chargeback-ledger</artifactId>")
                    && !text.contains("<parent>");
        } catch (IOException e) {
            return false;
        }
    }
}
