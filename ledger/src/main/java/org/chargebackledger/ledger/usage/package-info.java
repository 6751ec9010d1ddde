/** What clusters used, offered and are said to cost: readings of every kind. */
@NullMarked
package org.chargebackledger.ledger.usage;

import org.jspecify.annotations.NullMarked;
