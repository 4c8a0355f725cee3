/**
 * What we say of speed, measured: loads that can be repeated to the figure, an instance of its own, one line of JSON. Benchmarks are no
 * tests and never fail a build; docs/performance.md says what they gave.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run.bench;
