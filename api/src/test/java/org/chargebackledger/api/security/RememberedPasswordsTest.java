package org.chargebackledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.time.Instant;

class RememberedPasswordsTest {

    private final CountedPasswords counted = new CountedPasswords();
    private Instant now = Instant.parse("2026-10-01T00:00:00Z");
    private final RememberedPasswords passwords = new RememberedPasswords(counted, () -> now);

    @Test
    void a_right_password_is_checked_once_for_some_minutes() {
        for (var request = 0; request < 5; request++) {
            assertThat(passwords.matches("secret", "hash of secret")).isTrue();
        }
        assertThat(counted.checks).isEqualTo(1);

        now = now.plus(RememberedPasswords.KEPT);
        assertThat(passwords.matches("secret", "hash of secret")).isTrue();
        assertThat(counted.checks).isEqualTo(2);
    }

    @Test
    void a_wrong_password_is_checked_every_time() {
        assertThat(passwords.matches("secret", "hash of secret")).isTrue();
        for (var guess = 0; guess < 3; guess++) {
            assertThat(passwords.matches("guess", "hash of secret")).isFalse();
        }
        assertThat(counted.checks).isEqualTo(4);
    }

    @Test
    void the_old_password_is_wrong_as_soon_as_another_one_is_stored() {
        assertThat(passwords.matches("secret", "hash of secret")).isTrue();
        assertThat(passwords.matches("secret", "hash of other")).isFalse();
        assertThat(passwords.matches("other", "hash of other")).isTrue();
    }

    @Test
    void only_so_many_are_remembered_and_the_oldest_goes() {
        for (var user = 0; user <= RememberedPasswords.KEPT_MAX; user++) {
            assertThat(passwords.matches("p" + user, "hash of p" + user)).isTrue();
        }
        var before = counted.checks;
        assertThat(passwords.matches("p1", "hash of p1")).isTrue();
        assertThat(counted.checks).isEqualTo(before);
        assertThat(passwords.matches("p0", "hash of p0")).isTrue();
        assertThat(counted.checks).isEqualTo(before + 1);
    }

    private static final class CountedPasswords implements PasswordEncoder {

        private int checks;

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
            checks++;
            return encode(password).equals(stored);
        }
    }
}
