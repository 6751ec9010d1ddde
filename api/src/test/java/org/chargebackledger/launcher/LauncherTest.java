package org.chargebackledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.DataInputStream;

class LauncherTest {

    private static final int JAVA_8 = 52;

    @Test
    void the_launcher_runs_on_any_java_since_8() throws Exception {
        try (var bytes = Launcher.class.getResourceAsStream("Launcher.class");
                var data = new DataInputStream(bytes)) {
            assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
            assertThat(data.readUnsignedShort()).isZero();
            assertThat(data.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @Test
    void the_service_starts_on_java_25_and_newer_only() {
        assertThat(Launcher.isEnough("1.8")).isFalse();
        assertThat(Launcher.isEnough("9")).isFalse();
        assertThat(Launcher.isEnough("17")).isFalse();
        assertThat(Launcher.isEnough("24")).isFalse();
        assertThat(Launcher.isEnough("25")).isTrue();
        assertThat(Launcher.isEnough("29")).isTrue();
    }
}
