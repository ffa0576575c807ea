/// HTTP as the twins see it: calls, replies, routes, amounts and signatures.
@NullMarked
package org.xinyi.sandbox.web;

import org.jspecify.annotations.NullMarked;
