package org.chargebackledger.api.security;

/** Users with plain passwords, such as the demo's, while other machines can connect. */
final class PlainPasswordsOutsideLoopback extends IllegalStateException {

    PlainPasswordsOutsideLoopback() {
        super(
                "Users with plain passwords, such as the demo's, are served on loopback only: leave"
                        + " server.address at 127.0.0.1, or give every user a {bcrypt} password");
    }
}
