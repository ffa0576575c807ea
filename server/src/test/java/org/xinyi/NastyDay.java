package org.xinyi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a test plays days of the catalogue of nasty days: `docs/nasty-days.md` is made from
/// these.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NastyDay {

    /// The numbers of the days, as in `nasty-days.tsv`.
    int[] value();
}
