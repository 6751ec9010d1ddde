package org.chargebackledger.api.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class ChargebackHomeTest {

    @TempDir private Path folder;

    @Test
    void a_configured_home_is_taken_as_it_is() {
        assertThat(ChargebackHome.of("/var/lib/chargeback", folder, "demo"))
                .isEqualTo(Path.of("/var/lib/chargeback"));
    }

    @Test
    void in_a_clone_home_is_at_its_root_and_apart_for_each_profile() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<artifactId>chargeback-ledger</artifactId>");
        var module = Files.createDirectories(folder.resolve("api"));
        Files.writeString(
                module.resolve("pom.xml"),
                "<parent><artifactId>chargeback-ledger</artifactId></parent>");

        assertThat(ChargebackHome.of(null, module, "demo"))
                .isEqualTo(folder.resolve(".chargeback/demo"));
        assertThat(ChargebackHome.of("", module, "default"))
                .isEqualTo(folder.resolve(".chargeback/default"));
    }

    @Test
    void elsewhere_home_is_in_the_current_directory() {
        assertThat(ChargebackHome.of(null, folder, "default"))
                .isEqualTo(folder.resolve(".chargeback/default"));
    }
}
