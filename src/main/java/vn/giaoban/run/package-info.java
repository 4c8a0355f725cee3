/**
 * Beside the house: the command line, the embedded database and what happens on a first start. It may import every module;
 * no module imports it.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run;
