/// The SMS carrier: messages, receipts, and an inbox to look at, in a format of our own.
@NullMarked
package org.xinyi.sandbox.sms;

import org.jspecify.annotations.NullMarked;
