package org.chargebackledger.api.refusal;

/**
 * A command that was refused, for the log.
 *
 * @param actor who gave it; empty when nobody was logged in
 * @param command what was asked, such as {@code POST /api/v1/periods/2026-10/close}
 * @param type the stable slug of the refusal
 */
public record RefusedCommand(String actor, String command, String type, String detail) {}
