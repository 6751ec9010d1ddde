/** The door of the runnable jar, which must open on any Java. */
@NullMarked
package org.chargebackledger.launcher;

import org.jspecify.annotations.NullMarked;
