/** The command line: each command is a client of a running service, or works on files alone. */
@NullMarked
package org.chargebackledger.api.cli;

import org.jspecify.annotations.NullMarked;
