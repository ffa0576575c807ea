@NullMarked
package org.xinyi.sandbox.web;

import org.jspecify.annotations.NullMarked;
