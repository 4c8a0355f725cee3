/** Giaoban: see README for the storeys of the house. */
@org.jspecify.annotations.NullMarked
package vn.giaoban;
