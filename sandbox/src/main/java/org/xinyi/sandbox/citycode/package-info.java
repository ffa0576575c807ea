/// The house that gives the people of a city their code, in a format of our own.
@NullMarked
package org.xinyi.sandbox.citycode;

import org.jspecify.annotations.NullMarked;
