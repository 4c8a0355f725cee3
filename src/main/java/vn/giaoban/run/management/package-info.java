/**
 * What the operator's monitoring asks: whether Giaoban lives, whether it can serve, and its figures in Prometheus' text format; on a port of
 * its own, bound to the loopback unless the operator says otherwise, and never on the public one.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run.management;
