/**
 * Measures what Giaoban does under load, as a user meets it: in a process of its own, over HTTP, on a disk that keeps what was
 * acknowledged. A benchmark never fails a build; docs/performance.md has the numbers.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run.bench;
