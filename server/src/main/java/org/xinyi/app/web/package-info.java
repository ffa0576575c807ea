/// The edge: cities in the path, problems for refusals, JSON and OpenAPI forms of our types.
@NullMarked
package org.xinyi.app.web;

import org.jspecify.annotations.NullMarked;
