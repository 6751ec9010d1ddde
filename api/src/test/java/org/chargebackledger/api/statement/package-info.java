/** Statements as the files that are handed on. */
@NullMarked
package org.chargebackledger.api.statement;

import org.jspecify.annotations.NullMarked;
