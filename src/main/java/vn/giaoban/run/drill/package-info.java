/**
 * Drills: the whole program is killed, cut off, stalled and raced while programs write through its door, and what it acknowledged is
 * held against what it kept. A drill notes outside what was acknowledged, says in one line of JSON what it saw, and ends with 1 if
 * anything was lost.
 */
@org.jspecify.annotations.NullMarked
package vn.giaoban.run.drill;
