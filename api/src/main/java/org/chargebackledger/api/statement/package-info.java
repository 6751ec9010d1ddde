/** Statements over HTTP, as JSON, CSV and HTML. */
@NullMarked
package org.chargebackledger.api.statement;

import org.jspecify.annotations.NullMarked;
