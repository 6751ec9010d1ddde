/** The policy document: what a version says, read from YAML or JSON. */
@NullMarked
package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.NullMarked;
