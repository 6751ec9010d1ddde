package org.chargebackledger.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords, and knows a right one again for some minutes. A good hash takes a tenth of a
 * second of a processor by design, and with HTTP Basic every single request would pay it.
 *
 * <p>What is remembered is a keyed hash of password and stored hash together, under a key that is
 * made at start and never leaves: another password, or a changed one, is not found. A wrong
 * password is never remembered, so guessing stays as slow as it was.
 */
final class RememberedPasswords implements PasswordEncoder {

    static final Duration KEPT = Duration.ofMinutes(5);
    static final int KEPT_MAX = 1_000;

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final PasswordEncoder passwords;
    private final InstantSource clock;
    private final SecretKeySpec key;

    /** When the check that counts was made, oldest first. */
    private final Map<String, Instant> checked = new LinkedHashMap<>();

    RememberedPasswords(PasswordEncoder passwords, InstantSource clock) {
        this.passwords = passwords;
        this.clock = clock;
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, MAC);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return passwords.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
        if (password == null || stored == null) {
            return passwords.matches(password, stored);
        }
        var mac = mac(password, stored);
        if (isRemembered(mac)) {
            return true;
        }
        var isRight = passwords.matches(password, stored);
        if (isRight) {
            remember(mac);
        }
        return isRight;
    }

    /** The configuration holds the passwords, and nothing here can write to it. */
    @Override
    public boolean upgradeEncoding(@Nullable String stored) {
        return false;
    }

    private synchronized boolean isRemembered(String mac) {
        var at = checked.get(mac);
        return at != null && clock.instant().isBefore(at.plus(KEPT));
    }

    private synchronized void remember(String mac) {
        checked.remove(mac);
        checked.put(mac, clock.instant());
        if (checked.size() > KEPT_MAX) {
            checked.remove(checked.keySet().iterator().next());
        }
    }

    private String mac(CharSequence password, String stored) {
        var typed = StandardCharsets.UTF_8.encode(java.nio.CharBuffer.wrap(password));
        var bytes = new byte[typed.remaining()];
        typed.get(bytes);
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
