package org.chargebackledger.ingest.azure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What Azure said to a question, all of it.
 *
 * @param location where more is to be had; null if it does not say
 * @param pause how long it asks to wait; null if it does not say
 */
public record Answer(int code, String body, @Nullable String location, @Nullable Duration pause) {

    public static final int OK = 200;
    public static final int ACCEPTED = 202;
    public static final int NOTHING = 204;
}
