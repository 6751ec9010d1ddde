package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.cli.CommandRun.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "import",
                "policy",
                "policy lint",
                "policy show",
                "run",
                "close",
                "statement",
                "reconcile",
                "labels",
                "labels coverage",
                "labels kyverno",
                "rebuild",
                "verify"
            })
    void every_command_explains_itself(String command) {
        var outcome = run((command + " --help").split(" "));
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("Usage: chargeback " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explode",
                "import a.csv",
                "run 2026-10",
                "run 2026-10 --policy=p --kind=both",
                "close 2026-10",
                "close 2026-10 --reason=r --approve",
                "statement",
                "verify",
                "policy",
                "reconcile 2026-10 --url=nowhere"
            })
    void wrong_usage_is_exit_2_and_told_on_stderr(String line) {
        var outcome = CommandRun.bare(Map.of("CHARGEBACK_PASSWORD", "x"), line.split(" "));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).containsAnyOf("Usage: chargeback", "Unmatched argument");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void a_missing_password_is_wrong_usage() {
        var outcome = run("reconcile", "2026-10");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("CHARGEBACK_PASSWORD");
    }

    @Test
    void without_a_command_or_with_its_own_options_the_service_starts() {
        assertThat(Chargeback.startsService()).isTrue();
        assertThat(Chargeback.startsService("serve", "--server.port=1")).isTrue();
        assertThat(Chargeback.startsService("--spring.profiles.active=demo")).isTrue();
        assertThat(Chargeback.startsService("serve", "--help")).isFalse();
        assertThat(Chargeback.startsService("--help")).isFalse();
        assertThat(Chargeback.startsService("verify", "x")).isFalse();
        assertThat(Chargeback.serviceArguments("serve", "--a=b")).containsExactly("--a=b");
        assertThat(Chargeback.serviceArguments("--a=b")).containsExactly("--a=b");
    }

    private static Outcome run(String... arguments) {
        return CommandRun.bare(Map.of(), arguments);
    }
}
