/** What clusters used and offered: usage, nodes, metrics and namespace labels. */
@NullMarked
package org.chargebackledger.ledger.usage;

import org.jspecify.annotations.NullMarked;
