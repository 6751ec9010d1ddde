/**
 * Stored bytes of every event: a table of declared names, JSON for most, compressed columns for
 * blocks of lines.
 */
@NullMarked
package org.chargebackledger.ledger.codec;

import org.jspecify.annotations.NullMarked;
