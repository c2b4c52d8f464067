package org.muye.endpoint;

import org.apache.spark.sql.SparkSessionExtensions;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * Puts the guard into every session of the server: before a statement's text is parsed, and after
 * its names are resolved. Spark makes it by its name, which stands in the server's settings.
 */
public final class GuardExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser((session, parser) -> new GuardedParser(session, parser));
    extensions.injectPostHocResolutionRule(session -> new ResolvedPlanGuard());
    return BoxedUnit.UNIT;
  }
}
