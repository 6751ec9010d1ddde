/** Canonical JSON (RFC 8785) and SHA-256: the bytes that are hashed. */
@NullMarked
package org.chargebackledger.ledger.canonical;

import org.jspecify.annotations.NullMarked;
