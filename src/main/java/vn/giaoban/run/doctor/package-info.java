/**
 * Looks an installation over and says in words what is well, what needs attention and what is wrong, each with what to do. It changes
 * nothing.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run.doctor;
